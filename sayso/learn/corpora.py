"""Corpora to learn attribution from: sets of the benchmark and passages with marks, as texts with statements."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.article import Span
from sayso.errors import DataError
from sayso.learn.marks import read_cases
from sayso.record import Spans


@dataclass(frozen=True, slots=True)
class Attributed:
    """One statement of a corpus: its parts, and the index of the one that it lies in."""

    source: Spans
    cue: Spans
    content: Spans
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its statements.

    ignored: stretches of which nothing is known. inner: whether statements inside others are marked too.
    """

    id: str
    text: str
    statements: tuple[Attributed, ...]
    ignored: Spans = ()
    inner: bool = False


def set_aside(identifier: str) -> bool:
    """Whether a document belongs to the fifth that is never trained on: the rule of the benchmark's README."""
    return int(hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()[:2], 16) % 5 == 0


def read_set(path: Path) -> Iterator[Labelled]:
    """The documents of a set of the benchmark. Raises DataError when it is not there."""
    if not path.exists():
        raise DataError(f"{path} is not there; name the folder of the benchmark with --bench")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            statements = (_attributed(item) for item in row["gold"]["attributions"])
            ignored = tuple(Span(*pair) for pair in row["gold"]["discard"])
            yield Labelled(row["id"], row["text"], tuple(one for one in statements if one.cue and one.content), ignored)


def _attributed(item: dict[str, list[list[int]]]) -> Attributed:
    source, cue, content = (_spans([(a, b) for a, b in item[role]]) for role in ("source", "cue", "content"))
    return Attributed(source, cue, content)


def read_gold(path: Path) -> Iterator[Labelled]:
    """The passages of a gold file, statements inside others included."""
    for case in read_cases(path.read_text(encoding="utf-8")):
        numbers = {name: number for number, name in enumerate(case.statements)}
        statements = tuple(
            Attributed(
                _spans(one.source), _spans(one.cue), _spans(one.content), numbers[one.within] if one.within else None
            )
            for one in case.statements.values()
        )
        yield Labelled(f"{path.stem}:{case.line}", case.text, statements, inner=True)


def _spans(pairs: list[tuple[int, int]]) -> Spans:
    return tuple(Span(*pair) for pair in sorted(pairs))
