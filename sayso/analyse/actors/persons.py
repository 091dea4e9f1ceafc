"""Which person a definite noun takes up: "the envoy", "the former banker", "the 38-year-old", "her opponent".

Signs decide first: title, trade, deed, age. A noun of a trade without a sign is that of the only one named near who has
no other trade. Whoever is "his" or "her" somebody is another person than he or she.
"""

import re

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.generic import is_subject, says
from sayso.analyse.actors.kin import kin
from sayso.analyse.actors.nearby import Nearby, Placed, agrees, at_one_verb, only, sort_of
from sayso.analyse.actors.profile import AGES
from sayso.analyse.tree import Tree
from sayso.lexicon.epithets import Epithet, epithet_of

OTHER = frozenset({"other", "another", "second", "third", "next", "first", "last", "latter", "only"})
# Words that make another office of one: who is told as "the constable" is not the senior constable.
_RANKS = ("senior", "chief", "deputy", "assistant", "junior", "vice", "acting")
_NEW = frozenset({"new", "incoming"})
_AGED = re.compile(r"\b(\d+) ?- ?year ?- ?old\b")
_RELATIONS = frozenset(
    {"opponent", "rival", "counterpart", "boss", "superior", "adversary", "interlocutor", "host", "guest", "teacher",
     "colleague", "challenger", "predecessor", "successor", "ally", "partner", "mentor"}
)  # fmt: skip
_HIS, _HE = {"his": "m", "her": "f"}, {"he": "m", "she": "f"}
# Endings of nouns for persons, and nouns with them that say something and are none.
_HUMAN = ("ist", "er", "or", "ian", "man", "woman", "ess", "eer", "ant", "ee", "crat")
_THINGS = ("letter", "paper", "poster", "banner", "order", "charter", "register", "committee", "lawsuit", "answer",
           "number", "chapter", "other")  # fmt: skip
# How far behind the noun a possessive may tell the sex, in tokens.
_BEHIND = 15
MARKS = ("amod", "compound", "nmod", "nummod", "advmod", "npadvmod")


def person(near: Nearby, made: Candidate, marks: set[str]) -> tuple[Chain | None, bool]:
    """The person that a definite noun takes up, or None; and whether that is because two fit."""
    tree = near.view.tree
    owner = next(tree.kids(made.head, "poss"), None)
    everybody = [pair for pair in near.before(made) if pair[1].kind == "person" and not pair[1].plural]
    if owner is not None and made.noun in _RELATIONS and (gender := _HIS.get(owner.text.lower())):
        return _related(tree, everybody, made, gender), False
    if owner is not None and (relative := kin(near, made, everybody)) is not None:
        return relative, False
    if marks & OTHER:
        return None, False
    fits = [pair for pair in everybody if agrees(made, pair[1]) and not at_one_verb(tree, made, pair[0])]
    named = [pair for pair in fits if pair[1].named]
    if age := next((word for word, alike in AGES.items() if marks & alike), ""):
        return _by_age(named, age), False
    sort = sort_of(near.view, made)
    if aged := _AGED.search(made.name):
        same = [pair for pair in named if pair[1].age == int(aged.group(1))]
        named = same or [pair for pair in named if not pair[1].age]
    signed = _signed(made, named, sort, marks)
    if signed:
        return only(signed, made)
    if aged and owner is None:
        return only(_of_gender(near, made, named), made)
    if owner is not None and not (sort and sort.free and owner.pos == "PROPN"):
        return None, False
    return _unsigned(near, made, fits, sort)


def _unsigned(near: Nearby, made: Candidate, fits: list[Placed], sort: Epithet | None) -> tuple[Chain | None, bool]:
    """Who is meant by a noun of which nobody bears a sign: the only one whom it can mean."""
    named = [pair for pair in fits if pair[1].named]
    if sort is None and made.noun and not is_human(near.view.tree, made):
        return None, False
    if made.noun and (sort is None or sort.sole):
        return _of_trade(near, made, named)
    if sort is None or sort.free or (made.country and sort):
        if made.country:
            same = [pair for pair in named if pair[1].country == made.country]
            free = _of_gender(near, made, named) if sort is None else []
            return only(same or (free if len(fits) == len(named) else []), made)
        return (fits[0][1], False) if len(fits) == 1 and len(named) == 1 else (None, len(fits) > 1)
    return None, False


def _of_trade(near: Nearby, made: Candidate, named: list[Placed]) -> tuple[Chain | None, bool]:
    """The only one of no known trade; what one was formerly, anybody may have been."""
    free = [pair for pair in named if not _has_trade(pair[1])]
    if not free and made.former:
        free = named
    return only(_of_gender(near, made, free), made)


def _has_trade(chain: Chain) -> bool:
    sorts = (epithet_of(word, "person") for word in chain.words | chain.nouns)
    return any(sort is not None and not sort.free for sort in sorts)


def _of_gender(near: Nearby, made: Candidate, pairs: list[Placed]) -> list[Placed]:
    """Of several those of the sex that a possessive behind the noun tells: "the 38-year-old blames her brother"."""
    tokens = near.view.tree.tokens
    behind = tokens[made.last + 1 : made.last + 1 + _BEHIND] if len(pairs) > 1 else ()
    for token in behind:
        if token.sentence != tokens[made.head].sentence or token.text in ("“", '"', "«"):
            break
        gender = _HIS.get(token.text.lower(), "") if token.dep == "poss" else ""
        if token.dep == "nsubj" and (not made.noun or _of_own(near.view.tree, made, token.index)):
            gender = _HE.get(token.text.lower(), "")
        if gender:
            return [pair for pair in pairs if pair[1].gender in ("", gender)]
    return pairs


def _of_own(tree: Tree, made: Candidate, index: int) -> bool:
    """Whether a pronoun is subject of what the noun says: "the teacher said she was tired"."""
    verb = tree.tokens[tree.tokens[index].head]
    return says(tree, made.head) and verb.dep == "ccomp" and verb.head == tree.tokens[made.head].head


def _signed(made: Candidate, named: list[Placed], sort: Epithet | None, marks: set[str]) -> list[Placed]:
    """Those of the highest rank that bear a sign: the noun itself, or what it covers."""
    ranked = [(_rank(made, chain, sort), (mention, chain)) for mention, chain in named]
    best = max((rank for rank, _ in ranked), default=0)
    found = [pair for rank, pair in ranked if rank == best and rank]
    heirs = [pair for pair in named if "successor" in pair[1].deeds]
    if len(heirs) == 1 and (marks & _NEW or (best > 1 and heirs[0] not in found)) and not made.former:
        return heirs
    if made.former:
        gone = [pair for pair in named if "predecessor" in pair[1].words]
        return gone if len(gone) == 1 else found
    return found


def _rank(made: Candidate, chain: Chain, sort: Epithet | None) -> int:
    words = chain.words | chain.nouns | chain.deeds
    if made.noun in words and made.name.lower() in words and not any(f"{one} {made.noun}" in words for one in _RANKS):
        return 3
    if made.noun in words or (made.noun and made.noun.split(" ")[-1] in words and " " not in made.noun):
        return 2
    if " " in made.noun and made.noun.split(" ")[0] in words and made.noun.startswith(("deputy", "vice", "assistant")):
        return 2
    if sort is not None and (sort.words & words or set(sort.sectors) & set(chain.sectors)):
        return 1
    return 0


def _by_age(named: list[Placed], age: str) -> Chain | None:
    """Of two the one whom the text calls the elder or the younger, or who is so by the ages that it tells."""
    called = [chain for _, chain in named if age in chain.words]
    if len(called) == 1:
        return called[0]
    aged = sorted((chain.age, number) for number, (_, chain) in enumerate(named) if chain.age)
    if len(aged) != 2 or aged[0][0] == aged[1][0]:
        return None
    return named[aged[-1 if age == "elder" else 0][1]][1]


def _related(tree: Tree, everybody: list[Placed], made: Candidate, gender: str) -> Chain | None:
    """Of two persons the one who does not own the relation: "his opponent" is not he."""
    named = [pair for pair in everybody if pair[1].named]
    owners = [pair for pair in named if pair[1].gender in ("", gender)]
    if len(named) != 2 or not owners:
        return None
    if len(owners) == 2:
        subjects = [pair for pair in owners if is_subject(tree, pair[0].head)]
        owners = subjects if len(subjects) == 1 else [max(owners, key=lambda pair: pair[0].first)]
    other = next(chain for _, chain in named if chain is not owners[0][1])
    return other if agrees(made, other) else None


def is_human(tree: Tree, made: Candidate) -> bool:
    """Whether a noun that no table knows is that of a person by its ending and by what it does: "the sniper said"."""
    word = tree.tokens[made.head].lemma.lower()
    return (
        says(tree, made.head)
        and made.kind in ("person", "other")
        and word.endswith(_HUMAN)
        and not word.endswith(_THINGS)
    )
