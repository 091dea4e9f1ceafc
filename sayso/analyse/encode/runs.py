"""Runs of tokens of one role: the best sequence of roles in which no run starts in its middle."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.analyse.encode.features import ROLES


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens `[first, last)` with one role: source, cue or content."""

    role: str
    first: int
    last: int


def _allowed() -> npt.NDArray[np.float32]:
    """0 where a role may follow another, else minus infinity: I- follows only B- or I- of its own kind."""
    table = np.zeros((len(ROLES), len(ROLES)), np.float32)
    for here, name in enumerate(ROLES):
        if name.startswith("I-"):
            for before, other in enumerate(ROLES):
                if other[2:] != name[2:]:
                    table[before, here] = -np.inf
    return table


_ALLOWED = _allowed()
_START = np.array([-np.inf if name.startswith("I-") else 0.0 for name in ROLES], np.float32)


def best_roles(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """The likeliest sequence of roles for log-probabilities (n, ROLES), by the Viterbi algorithm."""
    count = len(scores)
    alone: npt.NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    # Where each token's best role may follow the one before, the sequence of these is the best, and found at once.
    if count == 0 or (_START[alone[0]] == 0 and not _ALLOWED[alone[:-1], alone[1:]].any()):
        return alone
    back = np.zeros((count, len(ROLES)), np.int64)
    total = scores[0] + _START
    for at in range(1, count):
        through = total[:, None] + _ALLOWED
        back[at] = through.argmax(axis=0)
        total = through.max(axis=0) + scores[at]
    path = np.zeros(count, np.int64)
    path[-1] = int(total.argmax())
    for at in range(count - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def runs_of(roles: npt.NDArray[np.int64]) -> list[Run]:
    """The runs of a sequence of roles, in order."""
    found: list[Run] = []
    first, kind = 0, ""
    for at, number in enumerate([*roles.tolist(), 0]):
        name = ROLES[number]
        if kind and (name[2:] != kind or name.startswith("B-")):
            found.append(Run(kind, first, at))
            kind = ""
        if not kind and name != "-":
            first, kind = at, name[2:]
    return found
