"""Paragraphs are the lines, whatever ends them, without blanks around them."""

import pytest

from sayso.analyse.paragraphs import analyse
from sayso.article import make_article
from sayso.layers import Layers, Paragraph


def paragraphs(text: str) -> list[str]:
    (pair,) = analyse(make_article(text), Layers()).layers
    found = [item for item in pair[1] if isinstance(item, Paragraph)]
    assert [item.index for item in found] == list(range(len(found)))
    return [item.span.of(text) for item in found]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\n\n", "\n \t\n"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert paragraphs(f"One two.{end}Three.") == ["One two.", "Three."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u2003\n\t"])
def test_blanks_are_no_paragraph(text: str) -> None:
    assert paragraphs(text) == []


def test_blanks_around_are_left_out_and_those_inside_kept() -> None:
    assert paragraphs("\u00a0 One  two. \t\n\u3000Three\u00a0") == ["One  two.", "Three"]


def test_a_very_long_line_of_blanks_takes_no_time() -> None:
    assert paragraphs(" " * 1_000_000 + "x") == ["x"]
    assert paragraphs("x" + " " * 1_000_000) == ["x"]
    assert len(paragraphs("x \n" * 100_000)) == 100_000
