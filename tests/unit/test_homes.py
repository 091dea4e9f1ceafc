"""The country of parties whose own words name none."""

import pytest

from sayso.article import make_article
from sayso.config import Config
from sayso.pipeline import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Config(attribution="rules"))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # The place in the phrase, or behind it.
        ("The army attacked rebels in Darfur on Monday.", "rebels", "SDN"),
        ("Police arrested students from Jakarta.", "students", "IDN"),
        # The country of the authorities that deal with their own.
        ("Egyptian police arrested 12 demonstrators on Friday.", "demonstrators", "EGY"),
        # Not that of a stranger: soldiers abroad, and those who attack an embassy.
        ("Israeli troops killed three gunmen on Friday.", "gunmen", None),
        ("Gunmen attacked the French embassy on Friday.", "Gunmen", None),
        # A people abroad is of the country where it acts.
        ("Up to 100 ethnic Turks demonstrated in Sweden on Monday.", "Turks", "SWE"),
    ],
)
def test_country_of_a_party(coder: Coder, text: str, words: str, country: str | None) -> None:
    (event,) = coder.code(make_article(text, language="en")).events
    party = next(one for one in (*event.actors, *event.recipients) if words in one.spans[0].of(text))
    assert party.country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Neither those from abroad, nor somebody named, nor the nation of a thing or of the one who is told.
        ("The premier urged foreign forces to leave Goma.", "foreign forces"),
        ("Belarus granted asylum to the former leader.", "former leader"),
        ("Lawmakers urged Russia to leave the camp.", "Lawmakers"),
        ("Opposition leaders promised to leave the Russian depot alone.", "Opposition leaders"),
    ],
)
def test_no_country_is_lent(coder: Coder, text: str, words: str) -> None:
    events = coder.code(make_article(text, language="en")).events
    parties = [one for event in events for one in (*event.actors, *event.recipients) if words in one.spans[0].of(text)]
    assert parties and all(one.country is None for one in parties)
