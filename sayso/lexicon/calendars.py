"""The words of time: months, weekdays, units, feasts, and the small words between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Word:
    """One word or phrase of time: its kind and its value as the data file has them."""

    kind: str
    value: str


@lru_cache(maxsize=1)
def words() -> Mapping[str, Word]:
    """Every word of time in lower case, with its kind and value.

    >>> words()["wednesday"]
    Word(kind='weekday', value='3')
    """
    table: dict[str, Word] = {}
    text = files("sayso.lexicon").joinpath("calendars.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, value, forms = line.split("\t")[:3]
            table.update((form, Word(kind, value)) for form in forms.split("|"))
    return table


def phrases() -> tuple[str, ...]:
    """The entries of more than one word, hyphens and strokes counted, the longest first."""
    return tuple(sorted((form for form in words() if set(form) & set(" -/")), key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    text = files("sayso.lexicon").joinpath("calendars_lists.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(held.split("|")) for name, _, held in rows}


def landmark(month: int, day: int, noun: str) -> int | None:
    """The year of the event that a day and a noun after it name, as "Sept. 11 attacks" does.

    >>> landmark(9, 11, "attacks")
    2001
    """
    start = f"landmark {month:02d}-{day:02d} "
    years = (
        int(name.removeprefix(start)) for name, nouns in _lists().items() if name.startswith(start) and noun in nouns
    )
    return next(years, None)


def lists(name: str) -> frozenset[str]:
    """A list of words by its name. Raises KeyError for an unknown name.

    >>> "expect" in lists("planning")
    True
    """
    return _lists()[name]
