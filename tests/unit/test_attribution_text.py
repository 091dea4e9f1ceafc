"""Attribution over real parses: kinds of source, media, notes, and texts that try to break it."""

from functools import lru_cache

import pytest

from sayso.analyse import paragraphs, quotations
from sayso.analyse.attribution import Statements
from sayso.analyse.syntax import Syntax
from sayso.article import Span, make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.record import Statement

BY_RULE = Statements(Config(attribution="rules"))

REPORT = (
    "The harbour board has confirmed that two tugs are missing. Board spokesman Idris Vale told the Gulf Herald "
    "that divers were at work.\n\n“We will find them,” Vale said. “The sea is calm.” He added, “And then we rest.”\n\n"
    "A person close to the crew said the owner had promised to pay. It is feared that three sailors drowned."
)


@lru_cache(maxsize=1)
def syntax() -> Syntax:
    return Syntax(Config())


def coded(text: str) -> Layers:
    article = make_article(text)
    layers = Layers()
    for step in (paragraphs.analyse, syntax(), quotations.analyse, BY_RULE):
        layers = add(layers, step(article, layers))
    return layers


def said(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


def test_kinds_of_source() -> None:
    kinds = {said(REPORT, s.source.spans): s.source.kind for s in coded(REPORT).statements}
    assert kinds == {
        "The harbour board": "institution",
        "Board spokesman Idris Vale": "named",
        "Vale": "named",
        "He": "named",
        "A person close to the crew": "anonymous",
        "the owner": "anonymous",
        "": "unstated",
    }


def test_media_it_was_said_to() -> None:
    via = [said(REPORT, s.via) for s in coded(REPORT).statements if s.via]
    assert via == ["the Gulf Herald"]


def test_quotation_goes_on_after_its_cue() -> None:
    contents = [said(REPORT, s.content) for s in coded(REPORT).statements if s.form == "direct"]
    assert contents == ["“We will find them,” … “The sea is calm.”", "“And then we rest.”"]


def test_quotation_without_a_source_is_noted() -> None:
    text = "The square was silent. A banner hung there. “Nobody may pass beyond this point at night.”"
    found = coded(text)
    assert found.statements == ()
    assert [note.code for note in found.notes] == ["N202"]


def test_each_source_without_an_entity_is_noted() -> None:
    found = coded(REPORT)
    noted = {note.span for note in found.notes if note.code == "N201"}
    assert noted == {s.source.spans[0] for s in found.statements if s.source.spans}


def holds(text: str, statement: Statement, by_id: dict[str, Statement]) -> bool:
    parts = (statement.source.spans, statement.cue, statement.content)
    every = [(role, span) for role, spans in enumerate(parts) for span in spans]
    apart = not any(a != b and x.meets(y) for a, x in every for b, y in every)
    inside = all(0 <= span.start < span.end <= len(text) for _, span in every)
    above = by_id[statement.within].content if statement.within else None
    nested = above is None or all(any(outer.holds(span) for outer in above) for span in statement.content)
    return apart and inside and nested


@pytest.mark.parametrize(
    "text",
    [
        "",
        "said",
        "“",
        "🙂🙂 said 🙂",
        "He said he said he said he said he said he said it.",
        "“A,” said B, “C,” said D, “E” — F: “G”",
        ": : : :",
        "PRESIDENT:\n\nNo.",
        "قال الوزير “لا” said the minister ‏",
        "According to according to according to him.",
        "who said which said that said it",
        "“First\n“Second\n“Third” said “fourth",
        "X, citing Y, citing Z, said, citing X, that citing is citing.",
        "Reuters quoted him as saying she was quoted as saying they quoted it as saying so.",
    ],
)
def test_promises_hold_for_odd_text(text: str) -> None:
    statements = coded(text).statements
    by_id = {one.id: one for one in statements}
    assert len(by_id) == len(statements)
    assert all(holds(text, one, by_id) for one in statements)


def test_deep_nesting() -> None:
    text = "Ann said Bob thinks Carl claimed Dora promised to leave."
    statements = sorted(coded(text).statements, key=lambda one: one.cue[0])
    assert [one.within for one in statements] == [None, *(one.id for one in statements[:-1])]
