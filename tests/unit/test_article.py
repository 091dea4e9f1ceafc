"""Span and Article: offsets, canonical text, digests, repair."""

import dataclasses
import hashlib
import pickle

import pytest

from sayso.article import Span, make_article

TEXT = "Ministers met in Oslo. They left on Friday."


def test_a_span_gives_its_characters() -> None:
    assert Span(17, 21).of(TEXT) == "Oslo"


@pytest.mark.parametrize(
    ("outer", "inner", "holds", "meets"),
    [
        (Span(0, 10), Span(0, 10), True, True),
        (Span(0, 10), Span(3, 5), True, True),
        (Span(0, 10), Span(9, 11), False, True),
        (Span(0, 10), Span(10, 11), False, False),
        (Span(5, 6), Span(0, 5), False, False),
    ],
)
def test_spans_hold_and_meet(outer: Span, inner: Span, holds: bool, meets: bool) -> None:
    assert outer.holds(inner) is holds
    assert outer.meets(inner) is meets
    assert inner.meets(outer) is meets


def test_the_canonical_text_is_title_blank_line_body() -> None:
    article = make_article(TEXT, title="Talks in Oslo")
    assert article.text == f"Talks in Oslo\n\n{TEXT}"
    assert article.headline is not None
    assert article.headline.of(article.text) == article.title == "Talks in Oslo"


@pytest.mark.parametrize("title", [None, ""])
def test_without_a_title_the_text_is_unchanged(title: str | None) -> None:
    article = make_article("  Text \r\n", title=title)
    assert article.text == "  Text \r\n"
    assert article.title is None
    assert article.headline is None


def test_the_id_is_given_or_the_head_of_the_digest() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert make_article(TEXT).sha256 == digest
    assert make_article(TEXT).id == make_article(TEXT, id="").id == digest[:16]
    assert make_article(TEXT, id="a/7").id == "a/7"


def test_the_digest_is_of_the_canonical_text_alone() -> None:
    assert make_article(TEXT, published="2024-01-01", id="x").sha256 == make_article(TEXT).sha256
    assert make_article(TEXT, title="T").sha256 != make_article(TEXT).sha256


def test_lone_surrogates_are_replaced_and_listed() -> None:
    article = make_article("a\ud800b\udfff", title="T\udc00", outlet="O\ud800", id="i\ud800", url="u\udbff")
    assert article.text == "T\ufffd\n\na\ufffdb\ufffd"
    assert article.repaired == (Span(1, 2), Span(5, 6), Span(7, 8))
    assert (article.title, article.outlet, article.id, article.url) == ("T\ufffd", "O\ufffd", "i\ufffd", "u\ufffd")
    article.text.encode("utf-8")


def test_offsets_count_code_points() -> None:
    article = make_article("🇸🇾 “Да” 👩‍👩‍👧 said")
    assert Span(article.text.index("said"), len(article.text)).of(article.text) == "said"
    assert article.repaired == ()


def test_an_article_is_frozen_and_can_be_sent_to_another_process() -> None:
    article = make_article(TEXT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(article)) == article
