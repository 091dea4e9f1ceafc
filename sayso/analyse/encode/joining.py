"""Runs joined to statements: each cue takes a source and the pieces of its content, by the encoder's links."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sayso.analyse.encode.encoder import Scores
from sayso.analyse.encode.links import CONTENT, SOURCE, Floats
from sayso.analyse.encode.runs import Run, best_roles, runs_of
from sayso.analyse.encode.windows import WINDOW

SIDES = slice(SOURCE, CONTENT + 1)
# Log-odds below which a run is not joined to a cue; chosen on polnear-dev.
LEAST_SOURCE = -1.0
LEAST_CONTENT = -1.0
LEAST_ALONE = 0.0


@dataclass(frozen=True, slots=True)
class Joined:
    """A cue with its source and its content, as ranges of tokens, and how sure the encoder is of it, 0 to 1."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    sure: float


@dataclass(frozen=True, slots=True)
class _Cue:
    run: Run
    first: int
    links: Floats

    def link(self, run: Run, side: int) -> float:
        """The mean log-odds of the run's tokens, those out of the cue's sight left out."""
        start, end = max(0, run.first - self.first), min(len(self.links), run.last - self.first)
        return float(self.links[start:end, side].mean()) if start < end else -np.inf


def joined(scores: Scores, cuts: Sequence[int], breaks: Sequence[int]) -> list[Joined]:
    """The statements of a stretch.

    cuts: the tokens at which a content may change its cue. breaks: those that open a paragraph, over which no cue
    takes its source. Both are in order.
    """
    runs = runs_of(best_roles(scores.roles))
    cues = [_cue(scores, run) for run in runs if run.role == "cue"]
    sources = [run for run in runs if run.role == "source"]
    contents = [part for run in runs if run.role == "content" for part in _parts(run, cuts)]
    cue_starts, source_starts = [cue.run.first for cue in cues], [run.first for run in sources]
    held: dict[int, list[Run]] = {}
    for part in contents:
        best = _best(part, cues, _near(part, cue_starts))
        if best is not None and cues[best].link(part, CONTENT) > LEAST_CONTENT:
            held.setdefault(best, []).append(part)
    found = []
    for number, cue in enumerate(cues):
        if number in held:
            paragraph = _around(cue.run.first, breaks, len(scores.roles))
            near = (sources[i] for i in _near(cue.run, source_starts) if sources[i].first in paragraph)
            source = _source(cue, near, paragraph)
            content = _merged(held[number])
            found.append(Joined((cue.run.first, cue.run.last), source, content, _sure(scores, cue.run)))
    return found


def _cue(scores: Scores, run: Run) -> _Cue:
    return _Cue(run, *scores.links(range(run.first, run.last), SIDES))


def _parts(run: Run, cuts: Sequence[int]) -> list[Run]:
    """The run cut at the starts of sentences inside it."""
    inner = cuts[bisect_right(cuts, run.first) : bisect_left(cuts, run.last)]
    edges = [run.first, *inner, run.last]
    return [Run(run.role, start, end) for start, end in pairwise(edges)]


def _best(part: Run, cues: Sequence[_Cue], near: range) -> int | None:
    """Which of the cues nearby the part is the content of, the likeliest."""
    scored = [(cues[i].link(part, CONTENT), -abs(cues[i].run.first - part.first), -i) for i in near]
    return -max(scored)[2] if scored else None


def _near(run: Run, starts: Sequence[int]) -> range:
    """The places among sorted starts that may share a window with a run."""
    return range(bisect_left(starts, run.first - WINDOW), bisect_right(starts, run.last + WINDOW))


def _around(token: int, breaks: Sequence[int], count: int) -> range:
    """The tokens of a token's paragraph."""
    at = bisect_right(breaks, token)
    return range(breaks[at - 1] if at else 0, breaks[at] if at < len(breaks) else count)


def _source(cue: _Cue, near: Iterable[Run], paragraph: range) -> tuple[int, int] | None:
    scored = [(cue.link(run, SOURCE), -abs(cue.run.first - run.first), run.first, run.last) for run in near]
    best = max(scored, default=None)
    if best is not None and best[0] > LEAST_SOURCE:
        return best[2], best[3]
    return _unlabelled(cue, paragraph)


def _unlabelled(cue: _Cue, paragraph: range) -> tuple[int, int] | None:
    """The likeliest run of tokens that the links alone take for a source: it has another role in another statement."""
    likely = cue.links[:, SOURCE] > LEAST_ALONE
    likely[: max(0, paragraph.start - cue.first)] = False
    likely[max(0, paragraph.stop - cue.first) :] = False
    likely[cue.run.first - cue.first : cue.run.last - cue.first] = False
    best: tuple[float, int, int] | None = None
    for first, last in _stretches(likely):
        score = float(cue.links[first:last, SOURCE].mean())
        if best is None or score > best[0]:
            best = score, first + cue.first, last + cue.first
    return None if best is None else (best[1], best[2])


def _stretches(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The ranges in which the flags are true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(edges[i]), int(edges[i + 1])) for i in range(0, len(edges), 2)]


def _merged(parts: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for part in parts:
        if merged and merged[-1][1] == part.first:
            merged[-1] = (merged[-1][0], part.last)
        else:
            merged.append((part.first, part.last))
    return tuple(merged)


def _sure(scores: Scores, run: Run) -> float:
    """The mean probability that the cue's tokens are of a cue."""
    inside = np.exp(scores.roles[run.first : run.last, 3:5]).sum(axis=1)
    return float(inside.mean())
