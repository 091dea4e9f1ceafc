"""Ids, ladders of sources, and texts of spans."""

import pytest

from sayso.article import Span, make_article
from sayso.record import Source, Statement, Word, item_id, ladder, text_of, word_of
from tests.unit.records import record

ARTICLE = make_article("Aye, said Bo.")


def statement(name: str, within: str | None = None, kind: str = "named") -> Statement:
    return Statement(name, "statement", "indirect", Source(kind, entity=f"e-{name}"), within=within)


def test_an_id_is_the_letter_and_ten_hex_digits() -> None:
    made = item_id(ARTICLE, "s", [Span(5, 9)])
    assert made[0] == "s"
    assert len(made) == 11
    assert int(made[1:], 16) >= 0


def test_an_id_hangs_on_article_layer_spans_and_type() -> None:
    base = item_id(ARTICLE, "v", [Span(0, 3), Span(5, 9)], "AID")
    assert base == item_id(ARTICLE, "v", (Span(0, 3), Span(5, 9)), "AID")
    others = {
        item_id(make_article("Aye, said Jo."), "v", [Span(0, 3), Span(5, 9)], "AID"),
        item_id(ARTICLE, "e", [Span(0, 3), Span(5, 9)], "AID"),
        item_id(ARTICLE, "v", [Span(0, 3)], "AID"),
        item_id(ARTICLE, "v", [Span(0, 3), Span(5, 9)], "AGREE"),
        base,
    }
    assert len(others) == 5


def test_the_given_id_of_an_article_does_not_change_those_of_its_items() -> None:
    assert item_id(make_article("Aye, said Bo.", id="7"), "s", [Span(5, 9)]) == item_id(ARTICLE, "s", [Span(5, 9)])


def test_the_reporters_own_word_has_one_rung() -> None:
    assert ladder(None, {}) == (Word("reporter"),)


def test_a_ladder_runs_from_the_reporter_inwards() -> None:
    statements = {"a": statement("a", kind="anonymous"), "b": statement("b", "a"), "c": statement("c", "b")}
    assert ladder("c", statements) == (
        Word("reporter"),
        Word("anonymous", "a", "e-a"),
        Word("named", "b", "e-b"),
        Word("named", "c", "e-c"),
    )


def test_a_circle_ends_where_it_closes() -> None:
    statements = {"a": statement("a", "b"), "b": statement("b", "a")}
    assert [rung.statement for rung in ladder("a", statements)] == [None, "b", "a"]


def test_an_unknown_statement_is_an_error() -> None:
    with pytest.raises(KeyError):
        ladder("x", {})


def test_word_of_an_event_is_what_the_record_says() -> None:
    made = record()
    assert all(word_of(made, event) == event.word_of for event in made.events)
    pledge = next(event for event in made.events if event.type == "AGREE")
    assert [rung.kind for rung in word_of(made, pledge)] == ["reporter", "anonymous"]


def test_text_of_joins_pieces() -> None:
    made = record()
    spans = [item.cue[0] for item in made.statements[:2]]
    assert text_of(made, spans) == "said … told"
    assert text_of(made, []) == ""
