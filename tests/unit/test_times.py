"""Times without a parse: the lexer, the grammar, anchors, notes, and what no text may do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse.times import analyse
from sayso.analyse.times.context import day_of
from sayso.analyse.times.grammar import RULES, candidates, expression, firsts
from sayso.analyse.times.lexemes import kinds, lex
from sayso.article import make_article
from sayso.layers import Layers
from sayso.lexicon import calendars
from sayso.notes import Note
from sayso.record import GRANULARITIES, TIME_TYPES, Time

PUBLISHED = "2024-12-11"
# Far under what a core does, so that a busy machine passes and a quadratic rule does not.
SECONDS = 6.0


def found(text: str, published: str | None = PUBLISHED) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The times and notes of a text that has no tokens."""
    result = analyse(make_article(text, published=published), Layers())
    times: tuple[Time, ...] = dict(result.layers)["times"]  # type: ignore[assignment]
    return times, result.notes


def one(text: str, published: str | None = PUBLISHED) -> Time:
    """The only time of a text."""
    times, _ = found(text, published)
    assert len(times) == 1
    return times[0]


def test_the_lexer_knows_numbers_by_their_size() -> None:
    row = lex("5 17 30 47 1984 1,984 3.5 $20 15:30 2024-12-11 31st 1990s '80s Q3")
    known = "n12 n24 n31 n59 year big decimal other amount clock iso dayordinal decade decade quartercode"
    assert " ".join(lexeme.kind for lexeme in row.lexemes) == known


def test_months_that_are_words_need_their_capital() -> None:
    assert [lexeme.kind for lexeme in lex("May may March march").lexemes] == ["month", "other", "month", "other"]


def test_a_full_stop_stays_with_abbreviations_alone() -> None:
    assert [lexeme.text for lexeme in lex("On Dec. 11 he left.").lexemes][-2:] == ["left", "."]
    assert lex("On Dec. 11").lexemes[1].text == "Dec."


def test_every_word_has_one_kind() -> None:
    assert set(kinds()) >= {word.kind for word in calendars.words().values()}
    assert len(set(kinds().values())) == len(kinds())


def test_one_rule_one_family() -> None:
    families: dict[str, set[str]] = {}
    for name, _, family in RULES:
        families.setdefault(name, set()).add(family)
    assert all(len(held) == 1 for held in families.values())


def test_firsts_are_the_signs_a_rule_may_begin_with() -> None:
    signs = kinds()
    assert firsts(expression("the? (month|year) comma")) == {signs["the"], signs["month"], signs["year"]}
    assert firsts(expression("number{0,2} unit")) == {signs["number"], signs["unit"]}


def test_the_longest_match_comes_first() -> None:
    row = lex("December 11, 2024")
    assert next(len(match.lexemes) for match in candidates(row, 0)) == 4


def test_the_weekday_of_publication_is_that_day() -> None:
    item = one("He spoke on Wednesday.")
    assert (item.value, item.start, item.end) == ("2024-12-11", "2024-12-11", "2024-12-12")
    assert (item.granularity, item.anchor, item.rule, item.type) == ("day", "published", "weekday.on", "DATE")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They were freed on Friday.", "2024-12-06"),
        ("They will be freed on Friday.", "2024-12-13"),
        ("A vote is scheduled for Friday.", "2024-12-13"),
        ("They campaigned ahead of Friday's vote.", "2024-12-13"),
        ("It will rain. They were freed on Friday.", "2024-12-06"),
    ],
)
def test_words_tell_the_direction_where_there_is_no_parse(text: str, value: str) -> None:
    assert one(text).value == value


def test_a_time_may_hang_on_another() -> None:
    (first, second), _ = found("He was seized on 7 September and freed the following day.")
    assert (second.value, second.anchor) == ("2024-09-08", first.id)


def test_a_sentence_may_give_the_year() -> None:
    (first, second), _ = found("He was elected in April 2019 and sworn in on 20 May.")
    assert (second.value, second.anchor) == ("2019-05-20", first.id)


def test_the_date_after_may_give_the_year() -> None:
    (first, _), _ = found("Between January 12 and January 16, 1936, they advanced.")
    assert first.value == "1936-01-12"


def test_a_narrative_takes_its_year_from_its_latest_date() -> None:
    text = (
        "The war began on 3 May 1911. Troops landed on 7 June 1911. Peace talks opened on 2 March 1912 and failed. "
        "On 9 April the siege began. It was lifted in June. In 1913 the army left. A treaty followed on 5 May 1913."
    )
    times, _ = found(text)
    assert [item.value for item in times][3:5] == ["1912-04-09", "1912-06"]


@pytest.mark.parametrize(
    "text", ["On Wednesday", "last year", "yesterday", "two weeks ago", "over the weekend", "On 4 May"]
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    times, notes = found(text, None)
    assert [(item.start, item.end) for item in times] == [(None, None)]
    assert [(item.code, item.span) for item in notes] == [("N303", times[0].span)]


def test_a_day_of_publication_that_is_none_has_a_note() -> None:
    times, notes = found("He spoke yesterday.", "last Tuesday")
    assert [item.code for item in notes] == ["N105", "N303"]
    assert times[0].start is None


def test_the_day_of_publication_is_the_one_written() -> None:
    assert one("He spoke today.", "2024-12-11T23:30:00-05:00").value == "2024-12-11"
    assert one("He spoke today.", "2024-12-11T00:30:00Z").value == "2024-12-11"
    assert day_of("") is None


def test_two_readings_have_a_note_and_no_interval() -> None:
    times, notes = found("The order is dated 11/12/2024.")
    assert times[0].start is None
    assert [item.code for item in notes] == ["N302"]
    assert "2024-11-12 or 2024-12-11" in notes[0].message


@pytest.mark.parametrize("text", ["for three days", "every Friday", "He is now here", "in recent years", "fiscal 2023"])
def test_every_time_without_an_interval_has_a_note(text: str) -> None:
    times, notes = found(text)
    assert {item.span for item in times} == {item.span for item in notes}
    assert {item.code for item in notes} == {"N301"}


@pytest.mark.parametrize(
    "text",
    [
        "Mr May may march.",
        "Some 1,984 troops left.",
        "Room 1904 was empty.",
        "She was in her 30s.",
        "A second bomb.",
        "The Friday Times said so.",
        "He paid $2000.",
        "A 34-year-old man.",
        "31 February is no day, nor is 45 May.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert not [item for item in found(text)[0] if item.granularity != "month"]


@given(st.text(alphabet=st.sampled_from("0123456789:-/., '’()MaydestWnhrou\n"), max_size=80), st.text(max_size=12))
def test_any_text_returns(text: str, published: str) -> None:
    article = make_article(text, published=published)
    times, _ = found(text, published)
    for item in times:
        assert 0 <= item.span.start < item.span.end <= len(article.text)
        assert item.type in TIME_TYPES
        assert item.granularity in GRANULARITIES


@given(st.lists(st.sampled_from([*calendars.words(), "5", "1999", ",", "-", "12:30"]), max_size=12))
def test_any_row_of_words_of_time_returns(row: list[str]) -> None:
    for published in (PUBLISHED, None, "0001-01-01", "9999-12-31"):
        times, _ = found(" ".join(row).title(), published)
        assert len({item.id for item in times}) == len(times)


@pytest.mark.parametrize("piece", ["7", "a ", "the ", "1,", "one ", "2001-", "Monday ", "every ", "'", "May 5 "])
def test_long_texts_take_their_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    found(text)
    assert time.process_time() - started < SECONDS
