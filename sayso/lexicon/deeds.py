"""What somebody is called by what they do or undergo: whoever edits is an editor, who is kidnapped a hostage."""

import re
from functools import lru_cache

from sayso.lexicon.countries import listed, rows

NONE: frozenset[str] = frozenset()
_DOUBLING = re.compile(r"[^aeiou][aeiou][bgmnp]$")
# Who does these is not called by it.
_ANYBODY = frozenset(
    {"be", "have", "do", "report", "say", "tell", "offer", "serve", "board", "found", "lead", "own", "order", "use",
     "follow", "hold"}
)  # fmt: skip


def doers(verb: str) -> frozenset[str]:
    """The nouns for who does what a verb, by its lemma, says: those of the table, and the verb with "-er".

    A verb may come with the small word behind it: "speak for".

    >>> sorted(doers("bake")), sorted(doers("swim"))
    (['baker'], ['swimmer'])
    """
    if " " in verb:
        return _table("").get(verb, NONE)
    stem = verb.removesuffix("e")
    made = f"{stem}{stem[-1:] if _DOUBLING.search(stem) and stem == verb and len(stem) < 5 else ''}er"
    return _table("").get(verb, NONE) | (NONE if verb in _ANYBODY else {made})


def sufferers(verb: str) -> frozenset[str]:
    """The nouns for whom a verb, by its lemma, is done to; empty for most verbs.

    >>> sorted(sufferers("kidnap"))
    ['captive', 'hostage', 'victim']
    """
    return _table("undergone").get(verb, NONE)


@lru_cache(maxsize=2)
def _table(side: str) -> dict[str, frozenset[str]]:
    found = [(verbs, nouns) for verbs, nouns, which in rows("deeds.tsv") if which == side]
    return {verb: frozenset(listed(nouns)) for verbs, nouns in found for verb in listed(verbs)}
