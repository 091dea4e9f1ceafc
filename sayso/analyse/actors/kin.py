"""Kin told the other way round: after "Lee's sister, Ann" the one whom "her brother" means is Lee."""

from collections.abc import Iterator

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.nearby import Nearby, Placed, agrees
from sayso.lexicon.epithets import kin_of

_OWNERS = {"his": "m", "her": "f"}


def kin(near: Nearby, made: Candidate, everybody: list[Placed]) -> Chain | None:
    """The one person who is "her brother", because she is told as his sister or wherever the two are told as kin."""
    tree = near.view.tree
    owner = next((kid.text.lower() for kid in tree.kids(made.head, "poss")), "")
    others = kin_of(made.noun)
    if owner not in _OWNERS or not others:
        return None
    found = {
        id(chain): chain
        for mention, teller in near.nouns
        if mention.noun in others and teller.named and teller.gender in ("", _OWNERS[owner])
        for chain in _whose(near, mention, teller, everybody)
        if agrees(made, chain)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _whose(near: Nearby, mention: Candidate, teller: Chain, everybody: list[Placed]) -> Iterator[Chain]:
    """Whose sister a noun tells one to be: by the name before it, or the only other one whom "his" can mean."""
    for owner in near.view.tree.kids(mention.head, "poss"):
        yield from (chain for item, chain in near.names if item.head == owner.index and chain is not teller)
        gender = _OWNERS.get(owner.text.lower(), "")
        fits = [chain for _, chain in everybody if chain.named and chain is not teller and chain.gender in ("", gender)]
        if gender and len(fits) == 1:
            yield fits[0]
