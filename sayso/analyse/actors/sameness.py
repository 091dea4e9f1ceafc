"""Whether two names are of one and the same: how names, words and kinds are compared."""

import re

from sayso.analyse.actors.chain import Chain

_BODIES = frozenset({"organisation", "group"})
# A bare surname is that of the person named so many times as often as the namesake.
_FAR = 3


def foremost(same: list[Chain]) -> Chain | None:
    """The only chain, or the one that is named far more often than the next."""
    if len(same) < 2:
        return same[0] if same else None
    first, second = sorted(same, key=lambda chain: -len(chain.mentions))[:2]
    return first if len(first.mentions) >= _FAR * len(second.mentions) else None


def sort_of_kind(kind: str) -> str:
    """The kind of an entity, those as one that a text may mix: groups and organisations, places and facilities."""
    return "body" if kind in _BODIES else "place" if kind in ("place", "facility") else kind


def key_of(name: str) -> str:
    """A name for comparison, without case, full stops and curved apostrophes."""
    return name.replace("’", "'").replace(".", "").casefold()


def words_of(name: str) -> list[str]:
    """The words of a person's name for comparison: lower case, Arabic articles dropped."""
    plain = re.sub(r"(?<!\w)(al|el|ul)[- ]\s*", "", name.replace("’", "'").casefold())
    return plain.split() or [name.casefold()]


def may_be_one(one: list[str], other: list[str]) -> bool:
    """Whether two names with one surname can be of one person: a single name, or the same first name."""
    return len(one) == 1 or one[0] == other[0] or (one[0][0] == other[0][0] and min(len(one[0]), len(other[0])) <= 2)
