"""Links: how likely a token is of the source or content of a cue, or an actor or recipient of an act."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.analyse.encode.features import Ints

Floats = npt.NDArray[np.float32]

# From a cue to its source and its content; from a trigger to its actors and its recipients.
LINKS = ("source", "content", "actor", "recipient")
SOURCE, CONTENT, ACTOR, RECIPIENT = range(4)
LINK_WIDTH = 64
# Distances beyond are as this one.
REACH = 256


@dataclass(frozen=True, slots=True)
class Bias:
    """What is added to query times key: by distance (2 REACH + 1, LINKS), by shared groups, and everywhere."""

    distance: Floats
    shared: Floats
    bias: Floats


def pairs(rows: Ints, place: Ints, groups: Ints, edges: Ints) -> tuple[Ints, Floats]:
    """For those of m tokens or pieces that ask, `rows` (q), against all m.

    place (m), in pieces; groups (m, GROUPS); edges (m, 2), in pieces. Gives the row of each pair in the table of
    distances (q, m), and (q, m, GROUPS + 1) 1 where the two share each group, and where the other is in the subtree.
    """
    apart = np.clip(place[None, :] - place[rows, None], -REACH, REACH) + REACH
    mine = groups[rows][:, None]
    same = (mine == groups[None]) & (mine > 0)
    below = (place >= edges[rows, :1]) & (place <= edges[rows, 1:])
    return apart, np.concatenate([same, below[..., None]], axis=2).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Linked:
    """The queries and keys of a window's `m` tokens, each by its first piece, from which its links follow.

    first: the window's first token in the stretch. query, key (m, LINKS, LINK_WIDTH), groups (m, GROUPS), edges (m, 2)
    and place (m), in pieces.
    """

    first: int
    query: Floats
    key: Floats
    groups: Ints
    edges: Ints
    place: Ints
    bias: Bias

    def to(self, tokens: range, sides: slice) -> Floats:
        """The log-odds (m, sides) of links to each token, the mean over those who ask, `tokens` of the stretch."""
        rows = np.arange(tokens.start, tokens.stop) - self.first
        apart, shared = pairs(rows, self.place, self.groups, self.edges)
        product = np.einsum("qlw,nlw->qnl", self.query[rows][:, sides], self.key[:, sides])
        scores = product / np.float32(LINK_WIDTH**0.5) + self.bias.distance[apart][..., sides]
        scores = scores + shared @ self.bias.shared[:, sides] + self.bias.bias[sides]
        mean: Floats = scores.mean(axis=0)
        return mean
