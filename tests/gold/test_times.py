"""The sentences of times.txt: which expressions of time they hold, their values and intervals."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.analyse import paragraphs
from sayso.analyse.syntax import Syntax
from sayso.analyse.times import analyse
from sayso.article import Span, make_article
from sayso.layers import Layers, add

FILE = Path(__file__).with_name("times.txt")
MARK = re.compile(r"\[(?P<start>\S+?)\.\.(?P<end>\S+) (?P<value>\S+): (?P<text>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of the file: its day of publication, its plain text, and its times as (text, value, start, end)."""

    line: int
    published: str | None
    text: str
    times: tuple[tuple[Span, str, str | None, str | None], ...]


def read_case(number: int, line: str) -> Case:
    """The case that a line of the file writes down."""
    published, _, marked = line.partition(" | ")
    text, at = "", 0
    times = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["text"]))
        times.append((span, mark["value"], _date(mark["start"]), _date(mark["end"])))
        text += mark["text"]
        at = mark.end()
    return Case(number, _date(published), text + marked[at:], tuple(times))


def _date(written: str) -> str | None:
    return None if written == "-" else written


def cases() -> list[Case]:
    """Every case of the file."""
    lines = enumerate(FILE.read_text("utf-8").splitlines(), start=1)
    return [read_case(number, line) for number, line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line {case.line}")
def test_sentence(case: Case, syntax: Syntax) -> None:
    article = make_article(case.text, published=case.published, language="en")
    layers = add(Layers(), paragraphs.analyse(article, Layers()))
    layers = add(layers, syntax(article, layers))
    (_, times), *_ = analyse(article, layers).layers
    shown = [(time.span, time.value, time.start, time.end) for time in times]  # type: ignore[attr-defined]
    assert shown == list(case.times), case.text


def test_there_are_enough_sentences() -> None:
    assert len(cases()) >= 120
