"""Peoples that stand for their side: "The Iranians want the quota raised" are the delegation or state named before."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import Chains
from sayso.analyse.actors.generic import SIDED
from sayso.analyse.tree import Tree

# How many sentences back their side may be named.
_BACK = 4
# In what order the sides of one sentence are taken.
_GROUP, _LAND, _BODY = 0, 1, 2
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO", "PTY"})
# Who is sent to speak for a country.
_SENT = frozenset({"team", "delegation", "side", "mission"})


def sides(made: Chains) -> None:
    """Put plural names of peoples that speak or want into the chain of their side, where one is named near before."""
    tree = made.view.tree
    for chain in [one for one in made.every if one.kind == "country"]:
        _rulers(made, chain)
    for chain in [one for one in made.every if one.kind == "group" and one.country and one.sectors == ("CVL",)]:
        for mention in [item for item in chain.mentions if item.form == "name" and _speaks(tree, item)]:
            side = _side(made, mention, chain)
            if side is not None:
                _move(made, mention, chain, side)


def _rulers(made: Chains, chain: Chain) -> None:
    """Put a capital that stands for rulers with their government, if that and not the country was named before."""
    first = min(chain.mentions, key=lambda item: item.first)
    if all(item.sectors == ("GOV",) for item in chain.mentions):
        near = [other for _, rank, other in _before(made, first, chain) if rank != _LAND]
        near = [other for other in near if "government" in other.nouns] or near
        if len(near) == 1:
            for mention in list(chain.mentions):
                _move(made, mention, chain, near[0])


def _speaks(tree: Tree, mention: Candidate) -> bool:
    token = tree.tokens[mention.head]
    if token.dep != "nsubj" or tree.tokens[token.head].lemma not in SIDED:
        return False
    return [kid.text.lower() for kid in tree.kids(mention.head, "det", "amod", "nummod", "poss")] == ["the"]


def _side(made: Chains, mention: Candidate, chain: Chain) -> Chain | None:
    """The group of the country, else the country, else its government or army, of the nearest sentence with any."""
    near = sorted(_before(made, mention, chain), key=lambda pair: (-pair[0], pair[1]))
    best = [other for sentence, rank, other in near if (sentence, rank) == near[0][:2]] if near else []
    return best[0] if len({id(other) for other in best}) == 1 else None


def _before(made: Chains, mention: Candidate, chain: Chain) -> Iterator[tuple[int, int, Chain]]:
    tokens = made.view.tree.tokens
    here = tokens[mention.first].sentence
    for other in made.every:
        rank = _rank(other)
        if other is chain or rank is None or other.country != mention.country:
            continue
        last = [tokens[item.first].sentence for item in other.mentions if item.last < mention.first]
        if last and here - max(last) <= _BACK:
            yield max(last), rank, other


def _rank(chain: Chain) -> int | None:
    if chain.kind == "country":
        return _LAND
    sent = chain.nouns & _SENT and not set(chain.sectors) - _OFFICIAL
    if chain.kind not in ("group", "organisation") or not (sent or set(chain.sectors) & _OFFICIAL):
        return None
    return _GROUP if chain.kind == "group" else _BODY


def _move(made: Chains, mention: Candidate, chain: Chain, side: Chain) -> None:
    chain.mentions.remove(mention)
    if not chain.mentions:
        made.every.remove(chain)
    taken = replace(mention, form="nominal", sectors=())
    side.take(taken)
    made.at_head[mention.head] = side
