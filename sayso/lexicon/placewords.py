"""Words that tell names of places from other names, by class, and abbreviations of states."""

from collections import defaultdict
from functools import lru_cache

from sayso.lexicon.countries import rows


def words(kind: str) -> frozenset[str]:
    """The words of a class: division, settlement, street, nature, inside, direction, before, title, acts, common …"""
    return _classes()[kind]


def state(text: str) -> tuple[str, str] | None:
    """The country (alpha-3) and the name of the state that an abbreviation stands for.

    >>> state("Calif."), state("us")
    (('USA', 'California'), None)
    """
    return _states().get(text)


def english(country: str | None, division: str) -> str:
    """The name that reports in English give to a first division, where its own is another.

    >>> english("RUS", "Moskva"), english("USA", "Ohio")
    ('Moscow', 'Ohio')
    """
    return _english().get((country, division), division)


@lru_cache(maxsize=1)
def _english() -> dict[tuple[str | None, str], str]:
    found: dict[tuple[str | None, str], str] = {}
    for kind, word, value in _rows():
        if kind == "english":
            country, _, name = word.partition(":")
            found[country, name] = value
    return found


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = defaultdict(set)
    for kind, word, _ in _rows():
        classes[kind].add(word)
    return {kind: frozenset(found) for kind, found in classes.items()}


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, str]]:
    found = {}
    for kind, word, value in _rows():
        if kind == "state":
            country, _, name = value.partition(":")
            found[word] = (country, name)
    return found


def _rows() -> list[tuple[str, str, str]]:
    return [(kind, word, value) for kind, word, value in rows("placewords.tsv")]
