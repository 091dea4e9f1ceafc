"""Classes of common nouns: who can act, what can be hit, what only counts."""

from functools import lru_cache

from sayso.lexicon.countries import rows

CLASSES = ("person", "force", "body", "place", "building", "vehicle", "weapon", "many", "event", "accident")
# What a word is a mark of, beside its class: nobody's but a private person, a matter of politics, an article on harm.
MARKS = ("private", "issue", "harm", "politics")
NONE: frozenset[str] = frozenset()


def classes_of(lemma: str) -> frozenset[str]:
    """The classes of a noun by its lemma in lower case; empty if the table does not hold it.

    >>> sorted(classes_of("warship"))
    ['force', 'vehicle', 'weapon']
    """
    return _table(CLASSES).get(lemma, NONE)


def marks_of(lemma: str) -> frozenset[str]:
    """What a word, by its lemma in lower case, is a mark of; empty for most words.

    >>> sorted(marks_of("treaty"))
    ['issue']
    """
    return _table(MARKS).get(lemma, NONE)


@lru_cache(maxsize=2)
def _table(kinds: tuple[str, ...]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for classes, words in rows("nouns.tsv"):
        for word in words.split("|"):
            table[word] = table.get(word, NONE) | {name for name in classes.split("|") if name in kinds}
    return table
