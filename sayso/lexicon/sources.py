"""Nouns that tell what kind of source a phrase names, and the names of media."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Lower-case lemmas by kind of source; names of media as written, and words that make a name a medium's."""

    documents: frozenset[str]
    bodies: frozenset[str]
    spokesmen: frozenset[str]
    persons: frozenset[str]
    media: frozenset[str]
    media_words: frozenset[str]
    media_nouns: frozenset[str]
    no_labels: frozenset[str]
    headline_sources: frozenset[str]
    carriers: frozenset[str]
    things: frozenset[str]
    thing_endings: frozenset[str]
    asked: frozenset[str]
    withheld: frozenset[str]
    tolls: frozenset[str]
    days: frozenset[str]
    occasions: frozenset[str]


@lru_cache(maxsize=1)
def source_words() -> SourceWords:
    """The word lists of `sources.toml`.

    >>> "ministry" in source_words().bodies
    True
    """
    table = tomllib.loads((files("sayso.lexicon") / "sources.toml").read_text(encoding="utf-8"))
    lists = {key: frozenset(value.split()) for key, value in table.items() if key != "media"}
    names = frozenset(name.strip() for name in table["media"].replace("\n", "|").split("|") if name.strip())
    return SourceWords(media=names, **lists)
