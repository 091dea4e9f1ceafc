"""What somebody is called by what they do or undergo: whoever edits is an editor, who is kidnapped a hostage."""

from functools import lru_cache

from sayso.lexicon.countries import listed, rows

NONE: frozenset[str] = frozenset()


def doers(verb: str) -> frozenset[str]:
    """The nouns for who does what a verb, by its lemma, says; empty for most verbs.

    >>> sorted(doers("edit"))
    ['editor']
    """
    return _table("").get(verb, NONE)


def sufferers(verb: str) -> frozenset[str]:
    """The nouns for whom a verb, by its lemma, is done to; empty for most verbs.

    >>> sorted(sufferers("kidnap"))
    ['captive', 'hostage', 'victim']
    """
    return _table("undergone").get(verb, NONE)


@lru_cache(maxsize=2)
def _table(side: str) -> dict[str, frozenset[str]]:
    return {
        verb: frozenset(listed(nouns)) for verbs, nouns, which in rows("deeds.tsv") if which == side for verb in listed(verbs)
    }
