"""Words that say how an act stands: future, hypothetical, negated, or in doubt."""

from functools import lru_cache

from sayso.lexicon.countries import rows


@lru_cache(maxsize=4)
def status_words(kind: str) -> dict[str, str]:
    """The words of a kind (modal, governor, modifier, mark), each with its status.

    >>> status_words("modal")["will"]
    'future'
    """
    found: dict[str, str] = {}
    for row_kind, status, words in rows("status.tsv"):
        if row_kind == kind:
            for word in words.split("|"):
                found.setdefault(word, status)
    return found
