"""Whole articles with their records, kept in plain English and compared word for word."""

import pytest

from sayso.article import Article
from sayso.codec import check, from_json, to_json
from sayso.export.text import printed
from scripts import house

ARTICLES = {article.id: article for article in house.articles()}


def test_there_are_ten_of_them() -> None:
    assert len(ARTICLES) == 10
    assert all(article.title and article.published and article.outlet for article in ARTICLES.values())


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())
def test_the_record_is_as_it_was(article: Article) -> None:
    record = house.record_of(article)
    check(record)
    assert from_json(to_json(record)) == record
    changed = house.difference(house.snapshot(article), printed(record))
    assert not changed, f"the record of {article.id} has changed; if that is meant, run make house\n{changed}"


def test_no_snapshot_is_left_of_an_article_that_is_gone() -> None:
    assert {path.stem for path in house.HOUSE.glob("*.txt")} <= ARTICLES.keys()


def test_the_article_without_an_event_has_none() -> None:
    record = house.record_of(ARTICLES["garden"])
    assert record.events == ()
    assert all(item.use != "government" for item in record.places)


def test_marks_leave_the_text_as_it_is() -> None:
    for article in ARTICLES.values():
        text = house.marked(house.record_of(article))
        for role in ("source", "cue", "content"):
            for number in range(1, 60):
                text = text.replace(f"[{role}:{number} ", "[")
        assert text.count("[") - article.text.count("[") == text.count("]") - article.text.count("]")
        assert text.replace("[", "").replace("]", "") == article.text.replace("[", "").replace("]", "")
