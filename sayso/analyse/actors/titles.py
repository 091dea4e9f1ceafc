"""Titles and offices that stand before a name: "Gen.", "Foreign Minister", "Kremlin spokesman"."""

from dataclasses import dataclass
from typing import Protocol

from sayso.analyse.actors.facts import Facts, phrase_facts, role_at
from sayso.analyse.actors.lore import Lore
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.countries import by_people
from sayso.lexicon.given import gender_of
from sayso.lexicon.roles import role_of

_MEN = frozenset(
    {
        "mr",
        "mr.",
        "mister",
        "sir",
        "lord",
        "king",
        "prince",
        "sheikh",
        "imam",
        "emir",
        "sultan",
        "fr.",
        "count",
        "duke",
        "brother",
        "father",
        "son",
        "husband",
        "uncle",
        "nephew",
        "grandfather",
        "grandson",
        "stepfather",
        "stepson",
        "spokesman",
        "congressman",
        "businessman",
    }
)
_WOMEN = frozenset(
    {
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "madam",
        "lady",
        "queen",
        "princess",
        "dame",
        "baroness",
        "duchess",
        "sister",
        "mother",
        "daughter",
        "wife",
        "aunt",
        "niece",
        "grandmother",
        "granddaughter",
        "stepmother",
        "stepdaughter",
        "spokeswoman",
        "congresswoman",
        "widow",
    }
)
_SPELLED = {
    "gen": "general", "gen.": "general", "col": "colonel", "col.": "colonel", "maj.": "major", "capt.": "captain",
    "lt.": "lieutenant", "sgt.": "sergeant", "cpl.": "corporal", "adm.": "admiral", "cmdr.": "commander",
    "sen.": "senator", "gov.": "governor", "pres.": "president", "dr": "doctor", "dr.": "doctor",
    "rep.": "congressman", "prof.": "professor", "amb.": "ambassador", "commodore": "commander",
}  # fmt: skip
# Endings of the surnames of women.
_DAUGHTERS = ("ová", "ská", "skaya", "ovna", "evna", "enkova", "nova", "sova", "tova", "dova", "kova", "rova", "lova",
              "eva", "dóttir", "dottir")  # fmt: skip
# Longest title, in tokens: "Deputy Assistant Secretary of State for Near Eastern Affairs" is left at that.
_LONGEST = 7


class Dated(Protocol):
    """What holds a parse and what is known in its article."""

    @property
    def tree(self) -> Tree:
        """The parse."""

    @property
    def lore(self) -> Lore:
        """What is known of names."""


@dataclass(frozen=True, slots=True)
class Title:
    """The tokens of a title, `first` to `last` inclusive, its noun, and the gender that it tells."""

    first: int
    last: int
    head: int
    gender: str

    def facts(self, view: "Dated") -> Facts:
        """Country and sectors that the title gives."""
        found = phrase_facts(view.tree, self.first, self.last, self.head, view.lore)
        if found.sectors:
            return found
        role = role_of(view.tree.tokens[self.head].text.lower())
        return Facts(found.country, role.sectors if role else (), found.former, found.role)


def noun_of(tree: Tree, title: Title) -> str | None:
    """The role noun of a title, abbreviations spelled out."""
    word = tree.tokens[title.head].text.lower()
    if word in _SPELLED:
        return _SPELLED[word]
    role = role_at(tree, title.head)
    return role.noun if role is not None and role.kind == "person" else None


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
    if last > 0 and tokens[last].text == "." and is_title(tokens[last - 1]):
        last -= 1
    if last < 0 or tokens[last].sentence != tokens[first].sentence:
        return None
    start = last if is_title(tokens[last]) else _office(tree, last)
    if start is None:
        return None
    head = start
    while start - 1 >= 0 and last - start < _LONGEST and _belongs(tree, start - 1, head):
        start -= 1
    words = {token.text.lower() for token in tokens[start : last + 1]}
    gender = "m" if words & _MEN else "f" if words & _WOMEN else ""
    return Title(start, last, head, gender)


def _office(tree: Tree, last: int) -> int | None:
    """The head of a long title that ends at a token: "Secretary of State", "Minister for Central Asia"."""
    tokens = tree.tokens
    at = last
    while at > 0 and last - at < _LONGEST and tokens[at].sentence == tokens[last].sentence:
        word = tokens[at].text.lower()
        if word in ("of", "for") and at < last:
            return at - 1 if is_title(tokens[at - 1]) and tokens[at - 1].text[:1].isupper() else None
        if not (tokens[at].text[:1].isupper() or word in ("the", "and")):
            return None
        at -= 1
    return None


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
    if not words:
        return ""
    told = gender_of(words[0])
    if told or len(words) == 1:
        return told
    if words[-1].lower().endswith(_DAUGHTERS) and not words[-1].lower().endswith(("nueva", "cueva")):
        return "f"
    return gender_of(words[-1]) if "-" in words[-1] else ""


def bare(name: str) -> str:
    """A name without article and genitive mark."""
    words = name.split(" ")
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    text = " ".join(words)
    for mark in ("'s", "’s"):
        text = text.removesuffix(mark).rstrip()
    return text
