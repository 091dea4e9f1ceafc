"""Nouns that take up somebody named before, and the signs by which the one meant is known."""

from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.countries import listed, rows

KINDS = ("person", "body", "country")


@dataclass(frozen=True, slots=True)
class Epithet:
    """What a noun asks of the one it means: words or sectors; `free` nouns ask for nothing where only one can be meant.

    `sole` nouns are trades: without a sign they are of the only one named near who has no other trade.
    """

    words: frozenset[str]
    sectors: frozenset[str]
    free: bool
    sole: bool


def epithet_of(noun: str, kind: str) -> Epithet | None:
    """What a noun asks for, by its lemma in lower case and the kind of what it denotes, or None.

    >>> "bishop" in epithet_of("prelate", "person").words
    True
    """
    return _table().get((noun, kind))


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    return {noun: frozenset(listed(others)) for nouns, others in rows("kin.tsv") for noun in listed(nouns)}


def kin_of(noun: str) -> frozenset[str]:
    """What the other one of two relatives is called.

    >>> sorted(kin_of("wife")), sorted(kin_of("minister"))
    (['husband'], [])
    """
    return _kin().get(noun, frozenset())


@lru_cache(maxsize=1)
def longest_epithet() -> int:
    """How many words the longest noun has."""
    return max(noun.count(" ") + 1 for noun, _ in _table())


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Epithet]:
    """All rows; a noun of two rows has the words of both, and is itself a word that it asks for."""
    table: dict[tuple[str, str], Epithet] = {}
    for nouns, kind, words, sectors, free in rows("epithets.tsv"):
        for noun in listed(nouns):
            known = table.get((noun, kind), Epithet(frozenset({noun}), frozenset(), False, False))
            table[noun, kind] = Epithet(
                known.words | frozenset(listed(words)),
                known.sectors | frozenset(listed(sectors)),
                known.free or free == "free",
                known.sole or free == "sole",
            )
    return table
