"""What a noun phrase says of itself: the country and the PLOVER sectors of whoever it denotes.

Countries come from demonyms, names of countries, seats of government and named actors in the phrase; sectors from its
role nouns and named actors. Two countries of equal standing give none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.analyse.actors.lore import Lore
from sayso.analyse.tree import Tree
from sayso.lexicon.actors import INTERNATIONAL, OFFICES, Known, actor_table
from sayso.lexicon.countries import by_name, by_people, by_seat
from sayso.lexicon.given import gender_of
from sayso.lexicon.nouns import classes_of
from sayso.lexicon.roles import FORMER, Role, longest_role, role_of

# Longest name that is looked up inside a phrase, in tokens.
_LONGEST = 6
_CAMPAIGN = Role("campaign", "body", ("PTY",))
_SAYING = frozenset({"say", "tell", "deny", "announce", "add", "respond", "argue", "insist", "tweet", "confirm"})
# "U.S.-led", "Kurdish-held": a country that only leads, holds or backs is not that of the one denoted.
_LENT = re.compile(r"-(?:led|backed|held|controlled|allied|occupied|speaking|born|made|sponsored|supported|trained)$")
_LENT_WORDS = frozenset(
    [
        "led",
        "backed",
        "held",
        "controlled",
        "allied",
        "occupied",
        "speaking",
        "born",
        "made",
        "sponsored",
        "supported",
        "trained",
    ]
)
_POINTS = frozenset(["northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"])
# Who is nobody's in particular speaks for a country that is named with them: "South African leaders".
_RULING = frozenset(
    {"leader", "head", "representative", "delegate", "leadership", "delegation", "negotiator", "secretary"}
)
# What may stand behind the code of an international body.
_KEPT = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "MED", "REF", "SPY", "IGO", "UNO"})
# A head that is about government gives way to arms: "government forces" are the army.
_ARMED = ("MIL",)
# Whoever bears arms for a body outside the state is of that body.
_OUTSIDE = frozenset({"REB", "UAF", "IMG", "CRM"})
_OFFICES = OFFICES | {"PTY", "ELI", "OPP"}
_BEARING = frozenset({"MIL", "UAF"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Country and sectors of a phrase, whether it speaks of former office, and the role noun at its head."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    former: bool = False
    role: Role | None = None


def role_at(tree: Tree, head: int) -> Role | None:
    """The role of the noun at a token, with as many words before it as belong to a longer role noun."""
    tokens = tree.tokens
    for ending in dict.fromkeys((tokens[head].lemma.lower(), tokens[head].text.lower())):
        words = ending
        best = role_of(words)
        for index in range(head - 1, max(-1, head - longest_role()), -1):
            words = f"{tokens[index].text.lower()} {words}".replace(" - ", "-").replace(" ’s ", "'s ")
            best = role_of(words) or best
        if best is not None and best.kind != "modifier":
            return best
    return _CAMPAIGN if tree.tokens[head].lemma.lower() == "campaign" and _stands(tree, head) else None


def _stands(tree: Tree, head: int) -> bool:
    """Whether a campaign is somebody's who runs for office: "Maria Silva's campaign", "the campaign said"."""
    token = tree.tokens[head]
    if token.dep == "nsubj" and tree.tokens[token.head].lemma in _SAYING:
        return True
    for kid in tree.kids(head, "poss", "compound", "nmod"):
        name = tree.span(tree.left[kid.index], kid.index).of(tree.text)
        person = actor_table().known(name, None)
        if kid.pos == "PROPN" and ((person is not None and person.kind == "person") or gender_of(name.split()[0])):
            return True
    return False


def phrase_facts(tree: Tree, first: int, last: int, head: int, lore: Lore) -> Facts:
    """The facts of the noun phrase of tokens `first` to `last` around its head, by what is known in the article."""
    role = role_at(tree, head)
    before = list(_named(tree, first, head, lore))
    behind = list(_named(tree, head + 1, last, lore)) if last > head else []
    own = _one_country(tree, before)
    country = own or _one_country(tree, behind)
    former = _had_office(role) and any(tree.tokens[i].text.lower().rstrip("-") in FORMER for i in range(first, head))
    sectors = _sectors(tree, first, head, role) or _sectors_behind(tree, head, last)
    lent = next((item for _, _, item in (*reversed(before), *behind) if item.sectors), None)
    if lent is not None and lent.sectors[0] in INTERNATIONAL and own is None and set(sectors) <= _KEPT:
        sectors = _joined(lent.sectors[:1], () if sectors == ("GOV",) and role is not None and role.weak else sectors)
    elif lent is not None and (not sectors or _gives_way(role, lent)):
        sectors = lent.sectors
    if not sectors and country is not None:
        sectors = _default(tree, head, role)
    if former and role is not None and role.kind == "person":
        sectors = ("ELI",)
    if sectors and sectors[0] in INTERNATIONAL and sectors[0] != "NGO" and own is None:
        country = None
    return Facts(country, sectors, former, role)


def _had_office(role: Role | None) -> bool:
    """Whether who is former in a role was one of the powerful: a minister or leader, not an engineer."""
    return role is None or not role.sectors or bool(set(role.sectors) & _OFFICES)


def _gives_way(role: Role | None, lent: Known) -> bool:
    """Whether a weak noun takes the sectors of the body named with it: "Hezbollah fighters", "NATO official"."""
    if role is None or not role.weak:
        return False
    return lent.sectors[0] in INTERNATIONAL or (lent.sectors[0] in _OUTSIDE and bool(set(role.sectors) & _BEARING))


def _default(tree: Tree, head: int, role: Role | None) -> tuple[str, ...]:
    """The sectors of a noun that only a country stands with: "Kenyan leaders" govern, "Kenyan jets" fight."""
    if role is not None:
        return ("GOV",) if role.noun in _RULING else ()
    return _ARMED if "weapon" in classes_of(tree.tokens[head].lemma.lower()) else ()


def _sectors_behind(tree: Tree, head: int, last: int) -> tuple[str, ...]:
    """Those of the body that one is a member of."""
    for index in range(head + 1, last + 1):
        if tree.tokens[index].pos in ("NOUN", "PROPN") and (role := role_at(tree, index)) is not None and role.sectors:
            return _sectors(tree, head + 1, index, role)
    return ()


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _sectors(tree: Tree, first: int, head: int, role: Role | None) -> tuple[str, ...]:
    """Those of the head, or of the nearest modifier where the head's are weak."""
    own = role.sectors if role is not None else ()
    if own and role is not None and not role.weak:
        return own
    size = role.noun.count(" ") if role is not None else 0
    for index in range(head - 1 - size, first - 1, -1):
        found = role_at(tree, index) or role_of(tree.tokens[index].text.lower())
        if found is None or not found.sectors or found.sectors == ("ELI",):
            continue
        if own == _ARMED and found.sectors in (("GOV",), ("CVL",)):
            return own
        return found.sectors
    return own


def _named(tree: Tree, first: int, last: int, lore: Lore) -> Iterator[tuple[int, int, Known]]:
    """Countries, peoples and known actors among the tokens, longest first, none inside another."""
    at = first
    while at <= last:
        if not tree.tokens[at].text[:1].isupper() and tree.tokens[at].text not in ("al", "anti", "the"):
            at += 1
            continue
        for end in range(min(last, at + _LONGEST - 1), at - 1, -1):
            found = _lookup(tree, at, end, lore)
            if found is not None:
                yield at, end, found
                at = end
                break
        at += 1


def _lookup(tree: Tree, first: int, last: int, lore: Lore) -> Known | None:
    if _is_lent(tree, last) or (first and tree.tokens[first - 1].text in ("New", "ethnic", "Ethnic")):
        return None
    text = tree.span(first, last).of(tree.text)
    found = lore.known(text)
    if found is not None:
        return found
    country = by_name(text) or by_seat(text)
    people = None if country else by_people(text)
    if country is None and people is not None:
        country = people.country
    return Known(country.name, "country", country.iso3, ()) if country else None


def _is_lent(tree: Tree, index: int) -> bool:
    tokens = tree.tokens
    if _LENT.search(tokens[index].text):
        return True
    return index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 2].text.lower() in _LENT_WORDS


def _one_country(tree: Tree, named: list[tuple[int, int, Known]]) -> str | None:
    """The country of the name nearest to the end, unless another is joined to it by "and" or a comma."""
    placed = [(first, last, item.country) for first, last, item in named if item.country]
    if not placed:
        return None
    first, _, country = placed[-1]
    for _, end, other in placed[:-1]:
        between = {token.text for token in tree.tokens[end + 1 : first]}
        if other != country and between & {"and", ",", "or", "-", "–", "/", "&"}:
            return None
    return country
