"""Word pieces of tokens, and the windows in which the encoder reads them: whole paragraphs where they fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.analyse.encode.features import FEATURES, GROUPS, Ints, Told

# Pieces of a window, its two ends included. polnear-dev, attr.full F1: 128 73.6, 176 73.7, 192 73.9, 208 72.9, 256
# 73.1, 320 71.3; the paragraph before shown again: less by 0.4, and a tenth slower.
WINDOW = 192
# A stretch that is longer than a window is cut with this many pieces on both sides read twice.
OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: `n` pieces, and which tokens its results are taken for.

    ids (n), features (n, FEATURES), groups (n, GROUPS), edges (n, 2) in places of the window.
    place: for each token of `[first, last)` of the stretch, the place of its first piece.
    owned: the tokens `[owned[0], owned[1])` of the stretch whose results are taken from this window.
    """

    ids: Ints
    features: Ints
    groups: Ints
    edges: Ints
    first: int
    place: Ints
    owned: tuple[int, int]


class Pieces:
    """The tokenizer: `pieces(words)` gives the ids of the pieces of each word."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.start, self.stop, self.unknown = map(self._id, ("[CLS]", "[SEP]", "[UNK]"))

    def _id(self, name: str) -> int:
        number: int = self._tokenizer.token_to_id(name)
        return number

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of the pieces of each word, at least one a word."""
        encoding = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        ids: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            ids[word].append(piece)
        # A word of forty pieces is no word; the first ones tell as much.
        return [pieces[:16] or [self.unknown] for pieces in ids]


def windows(
    pieces: list[list[int]], told: Told, marks: Pieces, *, size: int = WINDOW, phase: int = 0
) -> Iterator[Window]:
    """The windows of a stretch of tokens, of `size` pieces at most.

    The first `phase` tokens come in windows of their own, to vary the cuts.
    """
    paragraph = told.groups[:, GROUPS.index("paragraph")]
    for start, first, last, end in _cuts([len(one) for one in pieces], paragraph, size - 2, phase):
        yield _window(pieces, told, marks, (start, end), (first, last))


def _cuts(sizes: Sequence[int], paragraph: Ints, room: int, phase: int) -> Iterator[tuple[int, int, int, int]]:
    """For each window its first token, the tokens that it owns, and the end of its tokens."""
    count = len(sizes)
    # A paragraph costs one piece more, the separator before it.
    cost = [size + bool(i and paragraph[i] != paragraph[i - 1]) for i, size in enumerate(sizes)]
    first = 0
    while first < count:
        start = _back(cost, paragraph, first)
        used = sum(cost[start:first])
        last, whole, limit = first, first, min(phase, count) if first < phase else count
        while last < limit and used + cost[last] <= room:
            used += cost[last]
            last += 1
            if last == count or paragraph[last] != paragraph[last - 1]:
                whole = last
        if last == limit or whole > first:
            last = last if last == limit else whole
            yield start, first, last, last
        else:
            # The paragraph goes on: its last tokens are read again in the next window, with what follows them.
            owned = last
            shown = 0
            while owned - 1 > first and shown < OVERLAP // 2:
                owned -= 1
                shown += cost[owned]
            yield start, first, owned, last
            last = owned
        first = last


def _back(cost: Sequence[int], paragraph: Ints, first: int) -> int:
    """The first token of what is shown before `first`: OVERLAP // 2 pieces, if a paragraph was cut there."""
    room = OVERLAP // 2 if 0 < first < len(cost) and paragraph[first] == paragraph[first - 1] else 0
    start = first
    while start > 0 and room >= cost[start - 1]:
        start -= 1
        room -= cost[start]
    return start


def _window(
    pieces: list[list[int]], told: Told, marks: Pieces, shown: tuple[int, int], owned: tuple[int, int]
) -> Window:
    start, end = shown
    paragraph = told.groups[:, GROUPS.index("paragraph")]
    ids, owner, place = [marks.start], [-1], []
    for token in range(start, end):
        if token > start and paragraph[token] != paragraph[token - 1]:
            ids.append(marks.stop)
            owner.append(-1)
        place.append(len(ids))
        ids.extend(pieces[token])
        owner.extend([token - start] * len(pieces[token]))
    ids.append(marks.stop)
    owner.append(-1)
    of = np.array(owner, np.int64)
    word = of >= 0
    features = np.zeros((len(ids), len(FEATURES)), np.int64)
    features[word] = told.features[start:end][of[word]]
    groups = np.zeros((len(ids), len(GROUPS)), np.int64)
    groups[word] = told.groups[start:end][of[word]]
    at = np.array(place, np.int64)
    lengths = np.array([len(one) for one in pieces[start:end]], np.int64)
    reach = np.clip(told.edges[start:end] - start, 0, end - start - 1)
    edges = np.zeros((len(ids), 2), np.int64)
    edges[word, 0] = at[reach[:, 0]][of[word]]
    edges[word, 1] = (at + lengths - 1)[reach[:, 1]][of[word]]
    return Window(np.array(ids, np.int64), features, groups, edges, start, at, owned)
