"""Runs the encoder: scores of roles and acts for each token of a stretch, and of links from any to the others."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.analyse.encode.features import ACTS, ROLES, Told
from sayso.analyse.encode.links import LINK_WIDTH, LINKS, Bias, Floats, Linked
from sayso.analyse.encode.windows import Pieces, Window, windows

# What the graph gives for a window; after these come the tables of Bias, which are the same for all.
OUTPUTS = ("roles", "acts", "query", "key")

# The fused kernel takes eight times as long as its parts (onnxruntime 1.2x on x86), a tenth of the whole.
SLOW = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder makes of `n` tokens.

    roles (n, ROLES) and acts (n, ACTS): log-probabilities. window_of (n): for each token the one of `windows` that it
    is read in.
    """

    roles: Floats
    acts: Floats
    window_of: npt.NDArray[np.int64]
    windows: tuple[Linked, ...]

    def links(self, asking: range, sides: slice) -> tuple[int, Floats]:
        """The first token of the window of those that ask, and the log-odds (m, sides) of links to those from there.

        The mean over all that ask, of those in the window of the first.
        """
        number = self.window_of[asking.start]
        held = [at for at in asking if self.window_of[at] == number]
        window = self.windows[number]
        return window.first, window.to(range(held[0], held[-1] + 1), sides)


class Encoder:
    """The trained encoder; one window at a time, so that no result depends on its neighbours."""

    def __init__(self, weights: Path, tokenizer: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
        self.pieces = Pieces(tokenizer)
        [window] = windows(self.pieces(["."]), Told.of_nothing(1), self.pieces)
        tables = [output.name for output in self._session.get_outputs()[len(OUTPUTS) :]]
        self._bias = Bias(*self._session.run(tables, _given(window)))

    def __call__(self, words: list[str], told: Told) -> Scores:
        """The scores of a stretch of tokens."""
        roles = np.zeros((len(words), len(ROLES)), np.float32)
        acts = np.zeros((len(words), len(ACTS)), np.float32)
        window_of = np.zeros(len(words), np.int64)
        linked: list[Linked] = []
        for window in windows(self.pieces(words), told, self.pieces):
            given = self._session.run(list(OUTPUTS), _given(window))
            of_roles, of_acts, query, key = (one[0] for one in given)
            first, last = window.owned
            owned = window.place[first - window.first : last - window.first]
            roles[first:last], acts[first:last] = _normal(of_roles[owned]), _normal(of_acts[owned])
            window_of[first:last] = len(linked)
            place = window.place
            shape = (len(place), len(LINKS), LINK_WIDTH)
            linked.append(
                Linked(
                    window.first,
                    query[place].reshape(shape),
                    key[place].reshape(shape),
                    window.groups[place],
                    window.edges[place],
                    place,
                    self._bias,
                )
            )
        return Scores(roles, acts, window_of, tuple(linked))


def _given(window: Window) -> dict[str, npt.NDArray[np.int64]]:
    return {"ids": window.ids[None], "features": window.features[None]}


def _normal(logits: Floats) -> Floats:
    """Log-probabilities of logits."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return normal
