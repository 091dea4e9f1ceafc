"""Countries: names as written, peoples, seats, and a table without holes."""

import pytest

from sayso.lexicon import countries


def iso3(country: countries.Country | None) -> str | None:
    return country.iso3 if country else None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SYR"), ("the U.S.", "USA"), ("US", "USA"), ("us", None), ("UK", "GBR"), ("Britain", "GBR"),
        ("Türkiye", "TUR"), ("Turkey", "TUR"), ("turkey", None), ("DRC", "COD"), ("Burma", "MMR"), ("Kosovo", "XKX"),
        ("Côte d’Ivoire", "CIV"), ("Soviet Union", None), ("Palestine", "PSE"), ("The Gambia", "GMB"),
    ],
)  # fmt: skip
def test_names(name: str, code: str | None) -> None:
    assert iso3(countries.by_name(name)) == code


def test_states_that_are_gone_are_apart() -> None:
    assert iso3(countries.by_historical_name("Soviet Union")) == "RUS"
    assert countries.by_name("Zaire") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syrian", "SYR"), ("Syrians", "SYR"), ("Turks", "TUR"), ("Britons", "GBR"), ("Chechen", "RUS"),
        ("Catalan", "ESP"), ("Palestinian", "PSE"), ("Kurdish", None), ("Houthi", None), ("Nigerien", "NER"),
        ("South Korean", "KOR"), ("Dominican", "DOM"), ("french", None),
    ],
)  # fmt: skip
def test_demonyms(name: str, code: str | None) -> None:
    assert iso3(countries.by_demonym(name)) == code


def test_people_without_a_state() -> None:
    kurds = countries.by_people("Kurds")
    assert kurds is not None
    assert kurds.country is None
    assert countries.by_people("Houthi") is None


@pytest.mark.parametrize(
    ("seat", "code"),
    [("the Kremlin", "RUS"), ("White House", "USA"), ("Downing Street", "GBR"), ("Elysee", "FRA"), ("Damascus", "SYR"),
     ("Ankara", "TUR"), ("Pentagon", "USA"), ("Kiev", "UKR"), ("Lyon", None)],
)  # fmt: skip
def test_seats(seat: str, code: str | None) -> None:
    assert iso3(countries.by_seat(seat)) == code


def test_the_table_has_no_holes() -> None:
    table = countries.countries()
    assert len(table) == len({country.iso3 for country in table}) == 250
    assert all(abs(country.lat) <= 90 and abs(country.lon) <= 180 for country in table)
    assert all(len(country.iso3) == 3 and len(country.iso2) == 2 and country.geonameid for country in table)
    assert countries.by_iso2("XK") is countries.by_iso3("XKX")
