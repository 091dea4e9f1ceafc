"""What a reader gives: an article with its place, or a refusal that names file, line, reason and what to do."""

import os
from dataclasses import dataclass
from pathlib import Path

from sayso.article import Article

MAX_CODE_POINTS = 1_000_000
TOO_LONG = "article of more than 1,000,000 characters; split it into articles"
EMPTY = "empty: there is no text in it; give a file with an article"


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be read: the file, the line where there is one, why, and what the user can do."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{place(self.path, self.line)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Located:
    """An article, with the file and line that it came from."""

    path: str
    line: int | None
    article: Article


def place(path: str, line: int | None) -> str:
    """A file and line as compilers write them, on one line.

    >>> place("in.jsonl", 7), place("a\\nb.txt", None)
    ('in.jsonl:7', 'a\\\\nb.txt')
    """
    name = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in path)
    return name if line is None else f"{name}:{line}"


def shown(path: Path) -> str:
    """The path as text that can always be written, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def fault(text: str, title: str | None = None) -> str | None:
    """Why a text is no article (empty or too long), or null."""
    if not text.strip() and not (title or "").strip():
        return EMPTY
    # The canonical text is the title, a blank line and the body.
    length = len(text) + (len(title) + 2 if title else 0)
    return TOO_LONG if length > MAX_CODE_POINTS else None
