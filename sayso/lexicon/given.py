"""Given names of men and of women."""

from functools import lru_cache

from sayso.lexicon.countries import listed, rows


def gender_of(name: str) -> str:
    """Whether a given name is a man's ("m") or a woman's ("f"); empty if it may be either's or is not known.

    >>> gender_of("Dmitry"), gender_of("Tehran")
    ('m', '')
    """
    return _table().get(name.lower(), "")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    by_gender: dict[str, set[str]] = {"m": set(), "f": set()}
    for gender, names in rows("given.tsv"):
        by_gender[gender].update(listed(names))
    both = by_gender["m"] & by_gender["f"]
    return {name: gender for gender, names in by_gender.items() for name in names - both}
