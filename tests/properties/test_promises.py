"""Any text at all becomes a record that keeps every promise, and the same one each time."""

import pytest
from hypothesis import HealthCheck, example, given, settings

from sayso.article import Article, make_article
from sayso.codec import to_json
from sayso.pipeline import Coder
from tests.properties.promises import hold
from tests.properties.texts import articles

QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
# Shapes that break readers of news: an odd mark, a mark alone, text without letters, one endless token.
KNOWN = (
    "",
    "”",
    '"',
    "“Yes",
    "'",
    "He said, “",
    "said",
    "\x00",
    "\ud800",
    "“” said Bo.",
    "“\n\n“ said He.",
    "(" * 300,
    '"' * 301,
    "a" * 9_000,
    "said " * 500,
    "“No,” " * 120,
    "on Monday " * 200,
    "Syria, " * 200,
    "🙂" * 400,
)


def _codes_well(coder: Coder, article: Article) -> None:
    record = coder.code(article)
    hold(record, article)
    assert to_json(coder.code(article)) == to_json(record)


@settings(max_examples=400, deadline=None, suppress_health_check=QUIET, derandomize=True, database=None)
@given(article=articles())
@example(article=make_article("Bo said “no", title="\ud800", published="9999-12-31"))
def test_any_text_is_coded_and_every_promise_kept(coder: Coder, article: Article) -> None:
    _codes_well(coder, article)


@pytest.mark.parametrize("text", KNOWN, ids=range(len(KNOWN)))
def test_wrecks_are_coded_too(coder: Coder, text: str) -> None:
    _codes_well(coder, make_article(text, published="2024-12-11"))


@pytest.mark.slow
@settings(max_examples=4_000, deadline=None, suppress_health_check=QUIET, database=None)
@given(article=articles(max_size=14))
def test_many_more_texts_are_coded(coder: Coder, article: Article) -> None:
    _codes_well(coder, article)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["“No,” said Ilse Maren. ", "x", '"', "He said that ", "(", "on Monday ", "Syria ", "war, ", "A. ", "\n", "said\n"],
)
def test_a_long_text_of_one_thing_is_coded(coder: Coder, piece: str) -> None:
    # English enough at its head to be read to its end.
    head = "The minister of defence said on Tuesday that the talks with the neighbours would go on. " * 50
    article = make_article(head + piece * (200_000 // len(piece)), published="2024-12-11")
    assert coder.code(make_article(head)).article.language == "en"
    hold(coder.code(article), article)
