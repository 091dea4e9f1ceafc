"""Epithets: "the Turkish diplomat", "the lender", "the mother of two" for somebody named before.

The one meant must be near before, agree in number, gender and country, and bear a sign of what the noun says, in title,
role, deed or name. Nouns that anybody may be called by ask for no sign where only one can be meant. Two are none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.facts import role_at
from sayso.analyse.actors.generic import is_subject
from sayso.analyse.tree import Tree
from sayso.lexicon.countries import by_people
from sayso.lexicon.epithets import Epithet, epithet_of

# How many sentences back one may stand, and how many mentions are looked at.
_BACK, _SEEN = 4, 40
# The same for a body of which nothing is known.
_BLANK = 2
_BODIES = frozenset({"organisation", "group"})
_OTHER = frozenset({"other", "another", "second", "third", "next", "first", "last", "latter", "only"})
_NEW = frozenset({"new", "incoming"})
_ELDER, _YOUNGER = frozenset({"older", "elder", "eldest"}), frozenset({"younger"})
_AGED = re.compile(r"\byear-old\b|\byear - old\b")
_RELATIONS = frozenset(
    {"opponent", "rival", "counterpart", "boss", "superior", "adversary", "interlocutor", "host", "guest", "teacher",
     "colleague", "challenger", "predecessor", "successor", "ally", "partner", "mentor"}
)  # fmt: skip
_HIS = {"his": "m", "her": "f"}
_MARKS = ("amod", "compound", "nmod", "nummod", "advmod", "npadvmod")
_NAMING = frozenset({"government", "administration", "authorities"})
Placed = tuple[Candidate, Chain]


@dataclass(slots=True)
class Nearby:
    """The mentions of one article in order: all names, and the nouns as they are put into chains."""

    view: View
    names: list[Placed] = field(default_factory=list)
    nouns: list[Placed] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def settle(self, placed: list[Placed]) -> None:
        """Take the names, in order."""
        self.names = sorted(placed, key=lambda pair: (pair[0].first, pair[0].last))
        self._starts = [mention.first for mention, _ in self.names]

    def before(self, made: Candidate, back: int = _BACK) -> list[Placed]:
        """Each chain that has a mention near before, with its last one there."""
        sentence = self.view.tree.tokens[made.first].sentence
        found: dict[int, Placed] = {}
        end = bisect_left(self._starts, made.first)
        for places in (self.names[max(0, end - _SEEN) : end], self.nouns[-_SEEN:]):
            for mention, chain in reversed(places):
                if self.view.tree.tokens[mention.first].sentence < sentence - back:
                    break
                known = found.get(id(chain))
                if mention.last < made.first and (known is None or known[0].first < mention.first):
                    found[id(chain)] = (mention, chain)
        return list(found.values())


def meant(near: Nearby, made: Candidate) -> tuple[Chain | None, bool]:
    """The chain that a definite noun takes up, or None; and whether that is because two fit."""
    tree = near.view.tree
    if made.plural or _tailed(near.view, made):
        return None, False
    marks = {kid.text.lower() for kid in tree.kids(made.head, *_MARKS)}
    if made.kind == "person":
        return _person(near, made, marks)
    if made.kind in _BODIES and made.noun in _NAMING:
        return _government(near, made), False
    if made.kind in _BODIES and not marks & _OTHER:
        return _body(near, made)
    return None, False


def _tailed(view: View, made: Candidate) -> bool:
    """Whether "of …" behind the noun says more than a number or an office does."""
    if made.last == made.head:
        return False
    text = view.text(made.head, made.last).lower()
    return epithet_of(text, made.kind) is None and view.tree.tokens[made.last].pos != "NUM"


def sort_of(view: View, made: Candidate) -> Epithet | None:
    """What the noun of a candidate asks for."""
    kind = "person" if made.kind == "person" else "body"
    long = view.text(made.head, made.last).lower() if made.last > made.head else made.noun
    short = made.noun.split(" ")[-1]
    return epithet_of(long, kind) or epithet_of(made.noun, kind) or (epithet_of(short, kind) if short else None)


# ---------------------------------------------------------------- persons
def _person(near: Nearby, made: Candidate, marks: set[str]) -> tuple[Chain | None, bool]:
    tree = near.view.tree
    owner = next(tree.kids(made.head, "poss"), None)
    everybody = [pair for pair in near.before(made) if pair[1].kind == "person" and not pair[1].plural]
    fits = [(mention, chain) for mention, chain in everybody if _agrees(made, chain)]
    fits = [(mention, chain) for mention, chain in fits if not _beside(tree, made, mention)]
    if owner is not None and made.noun in _RELATIONS and (gender := _HIS.get(owner.text.lower())):
        return _related(everybody, made, gender), False
    if marks & _OTHER:
        return None, False
    sort = sort_of(near.view, made)
    named = [(mention, chain) for mention, chain in fits if chain.named]
    if marks & (_ELDER | _YOUNGER):
        return _by_age(named, bool(marks & _ELDER)), False
    signed = _signed(made, named, sort, marks)
    if signed:
        return _one(signed, made)
    if sort is None and made.noun:
        return None, False
    if owner is not None and not (sort and sort.free and owner.pos == "PROPN"):
        return None, False
    described = made.country is not None or bool(_AGED.search(made.name))
    if sort is None or sort.free or (sort.aged and described) or (made.country and sort):
        if made.country:
            same = [pair for pair in named if pair[1].country == made.country]
            return _one(same or (named if sort is None and len(fits) == 1 else []), made)
        return (fits[0][1], False) if len(fits) == 1 and len(named) == 1 else (None, len(fits) > 1)
    return None, False


def _signed(made: Candidate, named: list[Placed], sort: Epithet | None, marks: set[str]) -> list[Placed]:
    """Those of the highest rank that bear a sign: the noun itself, or what it covers."""
    ranked = [(_rank(made, chain, sort), (mention, chain)) for mention, chain in named]
    best = max((rank for rank, _ in ranked), default=0)
    found = [pair for rank, pair in ranked if rank == best and rank]
    heirs = [pair for pair in named if "successor" in pair[1].words]
    if best == 2 and len(heirs) == 1 and (marks & _NEW or heirs[0] not in found) and not made.former:
        return heirs
    if made.former:
        gone = [pair for pair in named if "predecessor" in pair[1].words]
        return gone if len(gone) == 1 else found
    return found


def _rank(made: Candidate, chain: Chain, sort: Epithet | None) -> int:
    words = chain.words | chain.nouns
    if made.noun in words or (made.noun and made.noun.split(" ")[-1] in words and " " not in made.noun):
        return 2
    if " " in made.noun and made.noun.split(" ")[0] in words and made.noun.startswith(("deputy", "vice", "assistant")):
        return 2
    if sort is not None and (sort.words & words or set(sort.sectors) & set(chain.sectors)):
        return 1
    return 0


def _one(pairs: list[Placed], made: Candidate) -> tuple[Chain | None, bool]:
    """The only one, or the only one of the country that the noun tells."""
    if len(pairs) > 1 and made.country:
        pairs = [pair for pair in pairs if pair[1].country == made.country] or pairs
    return (pairs[0][1], False) if len(pairs) == 1 else (None, len(pairs) > 1)


def _by_age(named: list[Placed], elder: bool) -> Chain | None:
    aged = sorted((chain.age, number) for number, (_, chain) in enumerate(named) if chain.age)
    if len(aged) != 2 or aged[0][0] == aged[1][0]:
        return None
    return named[aged[-1 if elder else 0][1]][1]


def _related(everybody: list[Placed], made: Candidate, gender: str) -> Chain | None:
    """Of two persons the one who does not own the relation: "his opponent" is not he."""
    named = [pair for pair in everybody if pair[1].named]
    owners = [pair for pair in named if pair[1].gender in ("", gender)]
    if len(named) != 2 or not owners:
        return None
    if len(owners) == 2:
        owners = [max(owners, key=lambda pair: pair[0].first)]
    other = next(chain for _, chain in named if chain is not owners[0][1])
    return other if _agrees(made, other) else None


def _agrees(made: Candidate, chain: Chain) -> bool:
    if made.country and chain.country and made.country != chain.country:
        return False
    return not (made.gender and chain.gender and made.gender != chain.gender)


def _beside(tree: Tree, made: Candidate, mention: Candidate) -> bool:
    """Whether both stand at one verb: "Lee met the envoy" speaks of two."""
    one, other = tree.tokens[made.head], tree.tokens[mention.head]
    return one.head == other.head and one.sentence == other.sentence and one.index != other.index


# ---------------------------------------------------------------- bodies and countries
def _body(near: Nearby, made: Candidate) -> tuple[Chain | None, bool]:
    tree = near.view.tree
    owner = next(tree.kids(made.head, "poss"), None)
    if owner is not None and owner.tag not in ("NNS", "NN"):
        return None, False
    land = epithet_of(made.noun, "country")
    if land is not None:
        return _land(near, made), False
    sort = sort_of(near.view, made)
    if sort is None:
        return None, False
    fits = [
        (mention, chain)
        for mention, chain in near.before(made)
        if chain.kind in _BODIES
        and (mention.form == "name" or not mention.plural)
        and _agrees(made, chain)
        and not _beside(tree, made, mention)
        if mention.form == "name" or mention.definite
    ]
    exact = [pair for pair in fits if made.noun.split(" ")[-1] in pair[1].words]
    signed = exact or [
        pair for pair in fits if sort.words & (pair[1].words | pair[1].nouns) or sort.sectors & set(pair[1].sectors)
    ]
    blank = [pair for pair in fits if not pair[1].sectors and not pair[1].nouns and pair[0].form == "name"]
    if signed:
        signed = _latest(tree, signed)
        # A body of which nothing is known may be meant as well, if it stands as near.
        return _one(signed if exact else signed + [pair for pair in blank if _as_near(tree, pair, signed)], made)
    if not sort.free or len(blank) != 1 or not is_subject(tree, blank[0][0].head):
        return None, False
    near_enough = tree.tokens[made.first].sentence - tree.tokens[blank[0][0].first].sentence <= _BLANK
    return (blank[0][1], False) if near_enough else (None, False)


def _as_near(tree: Tree, pair: Placed, signed: list[Placed]) -> bool:
    if any(pair[1] is chain for _, chain in signed):
        return False
    return tree.tokens[pair[0].first].sentence >= tree.tokens[signed[0][0].first].sentence


def _latest(tree: Tree, pairs: list[Placed]) -> list[Placed]:
    """Those of the sentence that stands nearest before."""
    last = max(tree.tokens[mention.first].sentence for mention, _ in pairs)
    return [pair for pair in pairs if tree.tokens[pair[0].first].sentence == last]


def _land(near: Nearby, made: Candidate) -> Chain | None:
    """The only country that the nearest sentence with any speaks of as one who acts."""
    tree = near.view.tree
    if tree.tokens[made.head].dep not in ("nsubj", "nsubjpass"):
        return None
    lands = [pair for pair in near.before(made, 2) if pair[1].kind == "country" and _acts(tree, pair[0])]
    lands = _latest(tree, lands) if lands else []
    return lands[0][1] if len(lands) == 1 else None


def _acts(tree: Tree, mention: Candidate) -> bool:
    return tree.tokens[mention.head].dep in ("nsubj", "nsubjpass", "ROOT")


def _government(near: Nearby, made: Candidate) -> Chain | None:
    """The country whose capital or name has just stood for its rulers: "the German government" after Berlin."""
    if not made.country:
        return None
    for mention, chain in near.before(made):
        ruling = mention.kind == "country" and mention.sectors == ("GOV",)
        if chain.kind == "country" and chain.country == made.country and ruling:
            return chain
    return None


# ---------------------------------------------------------------- nouns that count only if they take somebody up
def loose(view: View, closed: bytearray) -> Iterator[Candidate]:
    """Definite nouns that are no roles: "the plaintiff", "the chamber", "the Norwegian"."""
    tree = view.tree
    for token in tree.tokens:
        if closed[token.index] or token.tag in ("NNS", "NNPS") or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        article = next((kid for kid in tree.kids(token.index, "det") if kid.text.lower() == "the"), None)
        if article is None or token.dep in ("amod", "compound", "nmod", "poss") or role_at(tree, token.index):
            continue
        first = article.index + 1
        people = by_people(view.text(min(first, token.index), token.index)) if token.text[:1].isupper() else None
        if people is not None and people.country is not None and first <= token.index:
            yield Candidate(
                first, token.index, token.index, "nominal", "person", view.text(first, token.index),
                people.country.iso3, definite=True,
            )  # fmt: skip
            continue
        lemma = token.lemma.lower()
        for kind, sort in (("person", "person"), ("body", "organisation")):
            if first <= token.index and epithet_of(lemma, kind) is not None:
                text = view.text(first, token.index)
                yield Candidate(first, token.index, token.index, "nominal", sort, text, noun=lemma, definite=True)
                break
