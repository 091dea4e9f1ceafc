"""Words that put an act in one of PLOVER's contexts."""

from functools import lru_cache

from sayso.lexicon.countries import rows


def contexts_of(lemma: str) -> tuple[str, ...]:
    """The contexts that a word by its lemma in lower case points to; empty if to none.

    >>> contexts_of("embassy")
    ('diplomatic',)
    """
    return _table().get(lemma, ())


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for context, words in rows("contexts.tsv"):
        for word in words.split("|"):
            table[word] = (*table.get(word, ()), context)
    return table
