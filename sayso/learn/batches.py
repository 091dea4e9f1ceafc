"""Examples cut into windows, and windows put into batches of equal shape."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.analyse.encode.features import FEATURES, GROUPS, Ints
from sayso.analyse.encode.links import LINKS
from sayso.analyse.encode.windows import Pieces, Window, windows
from sayso.learn.examples import IGNORED, Example

# Share of windows that are shown without what the rules found, so that the encoder does not lean on it alone.
BLIND = 0.1
# Items among which those of like length are put together.
CHUNK = 256


@dataclass(frozen=True, slots=True)
class Item:
    """A window with the role and act of each piece (IGNORED where it continues a word), and those that have links.

    queries (k): places of the pieces that ask; linked (k, n, LINKS): 1 where a piece is linked, IGNORED where unknown.
    """

    window: Window
    roles: Ints
    acts: Ints
    queries: Ints
    linked: Ints


def items(example: Example, marks: Pieces, random: np.random.Generator, size: int) -> Iterator[Item]:
    """The windows of an example, of `size` pieces at most, cut at another place each time."""
    count = len(example.pieces)
    phase = int(random.integers(0, 160)) if count > 160 else 0
    for window in windows(example.pieces, example.told, marks, size=size, phase=phase):
        yield _item(example, _blinded(window) if random.random() < BLIND else window)


def _blinded(window: Window) -> Window:
    features, groups = window.features.copy(), window.groups.copy()
    features[:, [name for name, _ in FEATURES].index("draft")] = 0
    groups[:, GROUPS.index("draft")] = 0
    return Window(window.ids, features, groups, window.edges, window.first, window.place, window.owned)


def _item(example: Example, window: Window) -> Item:
    first, size = window.first, len(window.place)
    queries: list[int] = []
    linked: list[Ints] = []
    for link in example.links:
        asking = [index - first for index in link.asking if first <= index < first + size]
        if not asking:
            continue
        row = np.full((len(window.ids), len(LINKS)), IGNORED, np.int64)
        for side, tokens in link.sides:
            row[window.place, side] = 0
            held = [index - first for index in tokens if first <= index < first + size]
            row[window.place[held], side] = 1
        queries.extend(int(window.place[index]) for index in asking)
        linked.extend([row] * len(asking))
    empty = np.zeros((0, len(window.ids), len(LINKS)), np.int64)
    roles, acts = (_placed(labels, window) for labels in (example.roles, example.acts))
    return Item(window, roles, acts, np.array(queries, np.int64), np.stack(linked) if linked else empty)


def _placed(labels: Ints, window: Window) -> Ints:
    """The labels of a window's tokens at their first pieces."""
    row = np.full(len(window.ids), IGNORED, np.int64)
    row[window.place] = labels[window.first : window.first + len(window.place)]
    return row


def batches(found: Sequence[Item], size: int, random: np.random.Generator) -> list[list[Item]]:
    """The items in batches of at most `size` pieces with padding, those of like length together, in random order."""
    order = random.permutation(len(found))
    groups: list[list[Item]] = []
    for chunk in (order[i : i + CHUNK] for i in range(0, len(order), CHUNK)):
        group: list[Item] = []
        for index in sorted(chunk, key=lambda one: len(found[one].window.ids)):
            if group and (len(group) + 1) * len(found[index].window.ids) > size:
                groups.append(group)
                group = []
            group.append(found[index])
        groups.append(group)
    return [groups[i] for i in random.permutation(len(groups))]


def padded(rows: Sequence[Ints], fill: int) -> Ints:
    """The arrays, padded along their first axis to the longest and stacked."""
    longest = max(len(row) for row in rows)
    out = np.full((len(rows), longest, *rows[0].shape[1:]), fill, np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out
