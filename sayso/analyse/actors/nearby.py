"""What has been mentioned near before a place of an article, and whether a noun may take it up."""

from bisect import bisect_left
from dataclasses import dataclass, field

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.chain import Chain
from sayso.analyse.tree import Tree
from sayso.lexicon.epithets import Epithet, epithet_of

# How many sentences back one may stand, and how many mentions are looked at.
_BACK, _SEEN = 4, 40
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


def sort_of(view: View, made: Candidate) -> Epithet | None:
    """What the noun of a candidate asks for."""
    kind = "person" if made.kind == "person" else "body"
    long = view.text(made.head, made.last).lower() if made.last > made.head else made.noun
    short = made.noun.split(" ")[-1]
    told = epithet_of(long, kind) or epithet_of(made.name.lower(), kind)
    return told or epithet_of(made.noun, kind) or (epithet_of(short, kind) if short else None)


def agrees(made: Candidate, chain: Chain) -> bool:
    """Whether nothing that is known of either tells them apart by country or sex."""
    if made.country and chain.country and made.country != chain.country:
        return False
    return not (made.gender and chain.gender and made.gender != chain.gender)


def at_one_verb(tree: Tree, made: Candidate, mention: Candidate) -> bool:
    """Whether both stand at one verb: "Lee met the envoy" speaks of two."""
    one, other = tree.tokens[made.head], tree.tokens[mention.head]
    return one.head == other.head and one.sentence == other.sentence and one.index != other.index


def only(pairs: list[Placed], made: Candidate) -> tuple[Chain | None, bool]:
    """The only one, or the only one of the country that the noun tells; and whether two fit."""
    if len(pairs) > 1 and made.country:
        pairs = [pair for pair in pairs if pair[1].country == made.country] or pairs
    return (pairs[0][1], False) if len(pairs) == 1 else (None, len(pairs) > 1)
