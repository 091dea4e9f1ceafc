"""Runs the gold cases of attribution: each sentence gives its marked statements and no others."""

from functools import lru_cache
from pathlib import Path

import pytest

from sayso.analyse import paragraphs, quotations
from sayso.analyse.attribution import Statements
from sayso.analyse.syntax import Syntax
from sayso.article import Span, make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.learn.marks import Case, Marked, read_cases
from sayso.record import Statement

BY_RULE = Statements(Config(attribution="rules"))

CASES = read_cases((Path(__file__).parent / "attribution.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def syntax() -> Syntax:
    return Syntax(Config())


def statements_of(text: str) -> tuple[Statement, ...]:
    article = make_article(text)
    layers = Layers()
    for step in (paragraphs.analyse, syntax(), quotations.analyse, BY_RULE):
        layers = add(layers, step(article, layers))
    return layers.statements


def shown(text: str, spans: tuple[Span, ...] | list[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def expected(case: Case) -> list[str]:
    rows = []
    for one in case.statements.values():
        parent = case.statements[one.within] if one.within is not None else None
        rows.append(row(case.text, one.source, one.cue, one.content, one.via, parent))
    return sorted(rows)


def row(
    text: str,
    source: list[tuple[int, int]],
    cue: list[tuple[int, int]],
    content: list[tuple[int, int]],
    via: list[tuple[int, int]],
    parent: Marked | None,
) -> str:
    above = "-" if parent is None else shown(text, sorted(parent.cue))
    parts = (shown(text, sorted(spans)) for spans in (source, cue, content, via))
    return f"{' | '.join(parts)} < {above}"


def found(text: str, statements: tuple[Statement, ...]) -> list[str]:
    by_id = {one.id: one for one in statements}
    rows = []
    for one in statements:
        above = "-" if one.within is None else shown(text, by_id[one.within].cue)
        parts = (shown(text, spans) for spans in (one.source.spans, one.cue, one.content, one.via))
        rows.append(f"{' | '.join(parts)} < {above}")
    return sorted(rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line}")
def test_case(case: Case) -> None:
    statements = statements_of(case.text)
    assert found(case.text, statements) == expected(case)
    by_cue = {one.cue[0]: one for one in statements}
    for marked in case.statements.values():
        one = by_cue[Span(*marked.cue[0])]
        assert set(marked.words) <= {one.kind, one.form, one.source.kind}


def test_enough_cases() -> None:
    assert len(CASES) >= 100
