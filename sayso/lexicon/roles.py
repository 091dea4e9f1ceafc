"""Role nouns: what a common noun denotes (a person, people, a body, a place), and the PLOVER sectors it brings."""

from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.countries import listed, rows

KINDS = ("person", "people", "body", "place", "facility", "modifier", "title")
FORMER = frozenset(
    ["former", "ex", "ex-", "retired", "deposed", "ousted", "exiled", "late", "onetime", "one-time", "erstwhile"]
)


@dataclass(frozen=True, slots=True)
class Role:
    """One role noun; `weak` sectors give way to those of a modifier or an owner."""

    noun: str
    kind: str
    sectors: tuple[str, ...] = ()
    weak: bool = False


def role_of(noun: str) -> Role | None:
    """The role of a noun, by its lemma in lower case, of one or more words.

    >>> role_of("prime minister").sectors
    ('GOV',)
    """
    return _table().get(noun)


@lru_cache(maxsize=1)
def longest_role() -> int:
    """How many words the longest role noun has."""
    return max(noun.count(" ") + 1 for noun in _table())


@lru_cache(maxsize=1)
def _table() -> dict[str, Role]:
    """The first row that holds a noun has it."""
    table: dict[str, Role] = {}
    for words, kind, sectors, weak in rows("roles.tsv"):
        for noun in listed(words):
            table.setdefault(noun, Role(noun, kind, listed(sectors), weak == "weak"))
    return table
