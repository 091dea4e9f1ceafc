"""What somebody is called by what they do: whoever edits is an editor."""

from functools import lru_cache

from sayso.lexicon.countries import listed, rows

NONE: frozenset[str] = frozenset()


def doers(verb: str) -> frozenset[str]:
    """The nouns for who does what a verb, by its lemma, says; empty for most verbs.

    >>> sorted(doers("edit"))
    ['editor']
    """
    return _table().get(verb, NONE)


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return {verb: frozenset(listed(nouns)) for verbs, nouns in rows("deeds.tsv") for verb in listed(verbs)}
