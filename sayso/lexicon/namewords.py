"""Words that tell what a name is of: last words of firms, foreign nouns of bodies."""

from functools import lru_cache

from sayso.lexicon.countries import listed, rows


@lru_cache(maxsize=8)
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind, in lower case.

    >>> "airways" in words_of("firm")
    True
    """
    return frozenset(word for name, words in rows("namewords.tsv") if name == kind for word in listed(words))


def behind_name(word: str) -> bool:
    """Whether a word is letters that stand behind the name of a person and are no part of it.

    >>> behind_name("KC"), behind_name("Lee")
    (True, False)
    """
    return len(word) > 1 and word[1].isupper() and word.lower() in words_of("behind")
