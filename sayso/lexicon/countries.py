"""Countries and territories: names, peoples, capitals and seats of government, each looked up as written.

Case matters: "US" is a country and "us" is not, "Turkey" is and "turkey" is not. Names are compared after straightening
apostrophes, dropping a leading "the" and the blanks around; nothing else is folded.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

Names = tuple[str, ...]


# Endings of adjectives of peoples that are also the people, and one of them: "the French", "the Portuguese".
INVARIANT = ("ch", "sh", "ese", "ss")


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory; `lat` and `lon` are of its middle, in degrees north and east."""

    iso3: str
    iso2: str
    name: str
    other_names: Names
    historical: Names
    adjectives: Names
    people: Names
    capitals: Names
    seats: Names
    geonameid: int
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class People:
    """One name of a people or its adjective; `country` is null where the people lives in several states.

    `place` names the place that the people is named after, where that is not the country.
    """

    name: str
    country: Country | None
    place: str | None = None


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table of this package, without comments and the line of column names."""
    text = resources.files("sayso.lexicon").joinpath(table).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    next(lines)
    yield from lines


def listed(cell: str) -> Names:
    """The items of a cell that holds a list."""
    return tuple(item for item in cell.split("|") if item)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries and territories, by code."""
    return tuple(_country(row) for row in rows("countries.tsv"))


def _country(row: list[str]) -> Country:
    iso3, iso2, name = row[:3]
    other, historical, adjectives, people, capitals, seats = (listed(cell) for cell in row[3:9])
    return Country(
        iso3, iso2, name, other, historical, adjectives, people, capitals, seats,
        geonameid=int(row[9]), lat=float(row[10]), lon=float(row[11]), population=int(row[12]),
    )  # fmt: skip


def by_iso3(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-3 code; Kosovo is XKX, which ISO leaves to users.

    >>> by_iso3("SYR").name
    'Syria'
    """
    return _iso3().get(code)


def by_iso2(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code; Kosovo is XK."""
    return _iso2().get(code)


def by_name(text: str) -> Country | None:
    """The country that a name means today; states that are gone are in `by_historical_name`.

    >>> by_name("the U.S.").iso3, by_name("us")
    ('USA', None)
    """
    return _names().get(plain(text))


def by_historical_name(text: str) -> Country | None:
    """The country that took the place of a state that is gone, such as the Soviet Union."""
    return _historical().get(plain(text))


def by_demonym(text: str) -> Country | None:
    """The country of an adjective or a people; peoples of several states have none.

    >>> by_demonym("Syrians").iso3, by_demonym("Chechen").iso3, by_demonym("Kurdish")
    ('SYR', 'RUS', None)
    """
    people = by_people(text)
    return people.country if people else None


def by_people(text: str) -> People | None:
    """The people that an adjective or a plural names, with its country if there is one.

    >>> by_people("Kurdish").country is None, by_people("Houthi")
    (True, None)
    """
    return _peoples().get(plain(text))


def by_capital(text: str) -> Country | None:
    """The country whose capital has this name."""
    return _capitals().get(plain(text))


def by_seat(text: str) -> Country | None:
    """The country whose government a seat or a capital may stand for.

    >>> by_seat("the Kremlin").iso3, by_seat("Ankara").iso3
    ('RUS', 'TUR')
    """
    return _seats().get(plain(text)) or _capitals().get(plain(text))


def demonyms() -> Iterator[str]:
    """Every adjective and name of a people that `by_people` knows."""
    yield from _peoples()


def country_names() -> Iterator[tuple[str, Country]]:
    """Every name of every country of today, with the country."""
    yield from _names().items()


def plain(text: str) -> str:
    """The text as the tables are keyed: straight apostrophes, single blanks, no leading article."""
    words = text.replace("\u2019", "'").split()
    if len(words) > 1 and words[0] in ("the", "The", "THE"):
        words = words[1:]
    return " ".join(words)


def _table(names: Callable[[Country], Iterable[str]]) -> dict[str, Country]:
    """Names to countries; of two with one name the more populous has it."""
    ranked = sorted(countries(), key=lambda country: country.population)
    return {plain(name): country for country in ranked for name in names(country)}


@lru_cache(maxsize=1)
def _iso3() -> dict[str, Country]:
    return {country.iso3: country for country in countries()}


@lru_cache(maxsize=1)
def _iso2() -> dict[str, Country]:
    return {country.iso2: country for country in countries()}


@lru_cache(maxsize=1)
def _names() -> dict[str, Country]:
    return _table(lambda country: country.other_names) | _table(lambda country: (country.name,))


@lru_cache(maxsize=1)
def _historical() -> dict[str, Country]:
    return _table(lambda country: country.historical)


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Country]:
    return _table(lambda country: country.capitals)


@lru_cache(maxsize=1)
def _seats() -> dict[str, Country]:
    return _table(lambda country: country.seats)


@lru_cache(maxsize=1)
def _peoples() -> dict[str, People]:
    of_states = _table(lambda country: (*country.adjectives, *country.people))
    peoples = {name: People(name, country) for name, country in of_states.items()}
    for names, code, place in rows("peoples.tsv"):
        peoples |= {plain(name): People(name, by_iso3(code), place or None) for name in listed(names)}
    return peoples
