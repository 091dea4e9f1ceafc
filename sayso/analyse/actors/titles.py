"""Titles and offices that stand before a name: "Gen.", "Foreign Minister", "Kremlin spokesman"."""

from dataclasses import dataclass
from typing import Protocol

from sayso.analyse.actors.facts import Facts, phrase_facts
from sayso.analyse.attribution.tree import Tree
from sayso.layers import Token
from sayso.lexicon.countries import by_people
from sayso.lexicon.given import gender_of
from sayso.lexicon.roles import role_of

_MEN = frozenset(
    {"mr", "mr.", "mister", "sir", "lord", "king", "prince", "sheikh", "imam", "emir", "sultan", "fr.", "count", "duke"}
)
_WOMEN = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "queen", "princess", "dame", "baroness", "duchess"}
)
# Longest title, in tokens: "Deputy Assistant Secretary of State for Near Eastern Affairs" is left at that.
_LONGEST = 7


class Dated(Protocol):
    """What holds the day as of which facts are told."""

    tree: Tree
    day: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """The tokens of a title, `first` to `last` inclusive, and the gender that it tells."""

    first: int
    last: int
    gender: str

    def facts(self, view: "Dated") -> Facts:
        """Country and sectors that the title gives."""
        found = phrase_facts(view.tree, self.first, self.last, self.last, view.day)
        if found.sectors:
            return found
        role = role_of(view.tree.tokens[self.last].text.lower())
        return Facts(found.country, role.sectors if role else (), found.former, found.role)


def is_title(token: Token) -> bool:
    """Whether a word may stand before the name of a person as title or office."""
    role = role_of(token.text.lower())
    if role is None:
        return False
    return role.kind == "title" or (role.kind == "person" and token.tag not in ("NNS", "NNPS"))


def title_before(tree: Tree, first: int) -> Title | None:
    """The title that ends right before a token, with the words that belong to it."""
    tokens = tree.tokens
    last = first - 1
    while last >= 0 and tokens[last].text in ("\u200e",):
        last -= 1
    if last < 0 or tokens[last].sentence != tokens[first].sentence or not is_title(tokens[last]):
        return None
    start = last
    while start - 1 >= 0 and last - start < _LONGEST and _belongs(tree, start - 1, last):
        start -= 1
    words = {token.text.lower() for token in tokens[start : last + 1]}
    gender = "m" if words & _MEN else "f" if words & _WOMEN else ""
    return Title(start, last, gender)


def _belongs(tree: Tree, index: int, last: int) -> bool:
    """Whether a word before a title is part of it: a modifier, a people, the owner with its genitive mark."""
    token = tree.tokens[index]
    if token.sentence != tree.tokens[last].sentence:
        return False
    if token.dep in ("compound", "amod", "nmod", "poss", "case") or token.text in ("'s", "’s", "-"):
        return True
    return bool(by_people(token.text)) or is_title(token)


def given_gender(name: str) -> str:
    """The gender that the first word of a full name tells, or that of a first name alone."""
    words = name.split()
    return gender_of(words[0]) if words else ""


def bare(name: str) -> str:
    """A name without article and genitive mark."""
    words = name.split(" ")
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    text = " ".join(words)
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark).rstrip()
    return text
