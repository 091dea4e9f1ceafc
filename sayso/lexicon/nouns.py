"""Classes of common nouns: who can act, what can be hit, what only counts."""

from functools import lru_cache

from sayso.lexicon.countries import rows

CLASSES = ("person", "force", "body", "place", "building", "vehicle", "weapon", "many", "event", "accident")
NONE: frozenset[str] = frozenset()


def classes_of(lemma: str) -> frozenset[str]:
    """The classes of a noun by its lemma in lower case; empty if the table does not hold it.

    >>> sorted(classes_of("warship"))
    ['force', 'vehicle', 'weapon']
    """
    return _table().get(lemma, NONE)


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for classes, words in rows("nouns.tsv"):
        for word in words.split("|"):
            table[word] = table.get(word, NONE) | frozenset(classes.split("|"))
    return table
