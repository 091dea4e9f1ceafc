"""Setting text in columns: words wrapped by the cells that they take, a little colour where a terminal shows it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells, set_cell_size

# A stretch of text and its style, a key of CODES; "" is plain.
Piece = tuple[str, str]
CODES = {
    "strong": "1", "quiet": "2", "cue": "3", "type": "1;36", "doubt": "33", "denied": "31", "heading": "1",
}  # fmt: skip
PROSE = 110
LEAST = 60
# Controls could drive the terminal, and marks of direction could turn the line around: neither is shown.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: its width in cells, and whether it shows colour."""

    width: int = 80
    colour: bool = False


def clean(text: str) -> str:
    """The text on one line, without what a terminal would take for a command.

    >>> clean("One\\r\\n two\\x1b[31m")
    'One two [31m'
    """
    return " ".join(_UNSHOWN.sub(" ", text).split())


def short(text: str, cells: int) -> str:
    """The text cut to a number of cells, with an ellipsis where something went.

    >>> short("The ministry confirmed it", 13)
    'The ministry…'
    """
    text = clean(text)
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(cells - 1, 0)).rstrip() + "…"


def wide(text: str, cells: int) -> str:
    """The text in a column of that many cells, cut or filled up with blanks."""
    return set_cell_size(short(text, cells), cells)


def size(pieces: Iterable[Piece]) -> int:
    """The cells that some pieces take on one line."""
    return sum(cell_len(text) for text, _ in pieces)


def painted(pieces: Iterable[Piece], paper: Paper) -> str:
    """The pieces as one string, with colour if the paper shows it."""
    return "".join(
        f"\x1b[{CODES[style]}m{text}\x1b[0m" if paper.colour and style and text.strip() else text
        for text, style in pieces
    )


def wrapped(pieces: Sequence[Piece], paper: Paper, first: str = "", later: str | None = None) -> Iterator[str]:
    """The pieces in lines no wider than the paper; `first` and `later` stand quietly before the lines.

    >>> list(wrapped([("The ministry said that it rains.", "")], Paper(20), "- ", "  "))
    ['- The ministry said', '  that it rains.']
    """
    later = first if later is None else later
    line: list[Piece] = []
    margin, used = first, cell_len(first)
    for word in _words(pieces, max(paper.width - max(used, cell_len(later)), 1)):
        cells = size(word)
        if line and used + 1 + cells > paper.width:
            yield _line(margin, line, paper)
            margin, used, line = later, cell_len(later), []
        used += cells + bool(line)
        line += [(" ", ""), *word] if line else word
    if line or first.strip():
        yield _line(margin, line, paper)


def headed(left: Sequence[Piece], right: Sequence[Piece], paper: Paper, margin: str = "") -> Iterator[str]:
    """A line with something at its left and something at its right end, on two lines where one is too narrow."""
    gap = paper.width - cell_len(margin) - size(left) - size(right)
    if gap < (2 if right else 0):
        yield from wrapped(left, paper, margin, margin + "  ")
        if right:
            yield from wrapped(right, paper, margin + "  ")
    else:
        yield _line(margin, [*left, (" " * gap, ""), *right], paper)


def _words(pieces: Sequence[Piece], room: int) -> Iterator[list[Piece]]:
    """The words, each of one piece or more; a word wider than the room is broken."""
    word: list[Piece] = []
    for text, style in pieces:
        for number, part in enumerate(text.split(" ")):
            if number and word:
                yield word
                word = []
            if cell_len(part) > room:
                *full, part = chop_cells(part, room)
                yield from ([(chunk, style)] for chunk in full)
            if part:
                word.append((part, style))
    if word:
        yield word


def _line(margin: str, line: Sequence[Piece], paper: Paper) -> str:
    """Margin and pieces as a string; neighbours of one style, and the blanks between them, share their colour."""
    merged: list[Piece] = []
    for text, style in line:
        blank_between = text == " " and not style and bool(merged)
        if merged and (merged[-1][1] == style or blank_between):
            merged[-1] = (merged[-1][0] + text, merged[-1][1])
        else:
            merged.append((text, style))
    return painted([(margin, "quiet"), *merged], paper).rstrip()
