"""Runs the encoder: scores of roles for each token of a stretch, and of links from any of them to the others."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.analyse.encode.features import ROLES, Told
from sayso.analyse.encode.windows import Pieces, Window, windows

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder makes of `n` tokens.

    roles (n, ROLES): log-probabilities. links: for each token the window that it is read in; each window is its first
    token and the log-odds (m, m, 2) that one token is of the source or of the content of another that is a cue.
    """

    roles: Floats
    window_of: npt.NDArray[np.int64]
    windows: tuple[tuple[int, Floats], ...]

    def links(self, cue: int) -> tuple[int, Floats]:
        """The first token of the cue's window, and the log-odds (m, 2) of its links to the tokens from there on."""
        first, table = self.windows[self.window_of[cue]]
        return first, table[cue - first]


class Encoder:
    """The trained encoder; one window at a time, so that no result depends on its neighbours."""

    def __init__(self, weights: Path, tokenizer: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self.pieces = Pieces(tokenizer)

    def __call__(self, words: list[str], told: Told) -> Scores:
        """The scores of a stretch of tokens."""
        roles = np.zeros((len(words), len(ROLES)), np.float32)
        window_of = np.zeros(len(words), np.int64)
        tables: list[tuple[int, Floats]] = []
        for window in windows(self.pieces(words), told, self.pieces):
            by_piece, links = self._run(window)
            first, last = window.owned
            roles[first:last] = _normal(by_piece[window.place[first - window.first : last - window.first]])
            window_of[first:last] = len(tables)
            tables.append((window.first, links[np.ix_(window.place, window.place)]))
        return Scores(roles, window_of, tuple(tables))

    def _run(self, window: Window) -> tuple[Floats, Floats]:
        given = {"ids": window.ids, "features": window.features, "groups": window.groups, "edges": window.edges}
        roles, links = self._session.run(None, {name: array[None] for name, array in given.items()})
        return roles[0], links[0]


def _normal(logits: Floats) -> Floats:
    """Log-probabilities of logits."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return normal
