"""Acts as the encoder sees them: how likely a word is the trigger of each type, and who acts and is acted upon."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.analyse.encode.features import ACTS
from sayso.analyse.encode.links import ACTOR, RECIPIENT
from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.match import Site
from sayso.analyse.events.meant import ON_OBJECTS, parties
from sayso.analyse.events.view import View
from sayso.analyse.tree import Tree
from sayso.layers import Scores
from sayso.lexicon.frames import Frame

# Log-odds from which a word is one of a party.
LEAST = 0.3
NO_TYPE = ACTS[0]
# How likely a word must be a trigger for an act that no frame knows, and of its likeliest type.
LEAST_ACT, LEAST_TYPE = 0.98, 0.7
# How likely a word of a frame must be no act for the act to go, or another type to take its place.
NO_ACT, OTHER, OWN = 0.95, 0.8, 0.05
EVEN = 0.5
# Quads up to this are of cooperation: an act of one side is never read as one of the other.
COOPERATION = 2
PARTY = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
# Prepositions between a verb and an act that its subject did not do.
_BESIDE = frozenset({"to", "after", "following", "over", "about", "amid", "since", "before", "despite"})
_INSIDE = frozenset({"in", "of", "from"})
JOINING = frozenset({"and", "or", ",", "nor", "with"})
# The rule of parties that the encoder links.
LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Learned:
    """What the encoder makes of an article's acts; without scores everything is unknown."""

    view: View
    scores: Scores | None

    def types(self, index: int) -> dict[str, float]:
        """The probability of each type, "-" of no act, for a token; empty if unknown."""
        if self.scores is None:
            return {}
        return dict(zip(ACTS, np.exp(self.scores.acts[index]).tolist(), strict=True))

    def may_be(self, index: int) -> bool:
        """Whether a token is rather a trigger than none."""
        return self.types(index).get(NO_TYPE, 1.0) < EVEN

    def actors(self, index: int) -> list[int]:
        """The parties in the phrases that a trigger's actors are in."""
        return self._meant(self._linked(index, ACTOR))

    def recipients(self, index: int, *, things: bool) -> list[int]:
        """The parties, or things if they count, in the phrases that a trigger's recipients are in."""
        return self._meant(self._linked(index, RECIPIENT), things=things)

    def _meant(self, heads: Iterable[int], *, things: bool = False) -> list[int]:
        found = dict.fromkeys(party for head in heads for party in parties(self.view, head, things))
        return [party for party in found if self._of_which(party) not in found]

    def _of_which(self, party: int) -> int | None:
        """The noun that a phrase says more of: "authorities" for "the authorities in Transnistria"."""
        tokens = self.view.tree.tokens
        before = tokens[tokens[party].head]
        inside = tokens[party].dep == "pobj" and before.text.lower() in _INSIDE
        return before.head if inside else None

    def _linked(self, index: int, side: int) -> Iterator[int]:
        if self.scores is None:
            return
        first, odds = self.scores.links(range(index, index + 1), slice(side, side + 1))
        tree = self.view.tree
        sentence = tree.sentences[tree.tokens[index].sentence]
        run: list[int] = []
        for at in range(max(first, sentence.first), min(first + len(odds), sentence.last)):
            if odds[at - first, 0] > LEAST and at != index:
                run.append(at)
            elif run:
                yield from self._heads(run)
                run = []
        if run:
            yield from self._heads(run)

    def _heads(self, run: Sequence[int]) -> Iterator[int]:
        """The tokens of a run whose heads are outside it, if they can be a party; the last of a run without "and"."""
        tokens = self.view.tree.tokens
        outer = [index for index in run if tokens[index].head not in run or tokens[index].head == index]
        heads = [index for index in outer if tokens[index].pos in PARTY]
        several = any(tokens[index].text.lower() in JOINING for index in run)
        yield from heads if several else heads[-1:]


def make_learned(view: View) -> Learned:
    """What the encoder makes of the acts of a view's article; nothing in a codebook that it has not learnt."""
    return Learned(view, view.layers.scores[0] if view.layers.scores and not view.book.own else None)


def judged(learned: Learned, draft: Draft) -> Draft | None:
    """An act of the frames as the encoder sees it: of another type if it is sure of that, None if it sees none.

    A party that the parse does not give is the one that the encoder links.
    """
    types = learned.types(draft.index)
    if not types:
        return draft
    if types[NO_TYPE] > NO_ACT and not _is_fight(draft):
        return None
    best = max(types, key=lambda name: (types[name], name))
    surely = best != NO_TYPE and types[best] > OTHER and types.get(draft.type, 0.0) < OWN
    if surely and _friendly(learned.view, best) == _friendly(learned.view, draft.type):
        draft = replace(draft, type=best, mode=None)
    return _completed(learned, replace(draft, sure=types.get(draft.type, 0.0)))


def _own_words(tree: Tree, draft: Draft) -> range | None:
    """Where alone the actor of an act may stand that others only follow or answer: "replied to the attack by"."""
    if draft.site.pos != "noun" or tree.tokens[tree.tokens[draft.index].head].text.lower() not in _BESIDE:
        return None
    return range(tree.left[draft.index], tree.right[draft.index] + 1)


def _is_fight(draft: Draft) -> bool:
    """Whether those under arms act upon others: the texts that the encoder learnt from seldom mark a standing fight."""
    return "armed" in draft.flags and bool(draft.actors) and bool(draft.recipients)


def _friendly(view: View, type_: str) -> bool:
    return view.book.ontology.types[type_].quad <= COOPERATION


def _completed(learned: Learned, draft: Draft) -> Draft:
    """An act of the frames with the parties that the encoder links where the parse gives none."""
    if not draft.actors:
        found = learned.actors(draft.index)
        near = _own_words(learned.view.tree, draft)
        actors = tuple(head for head in found if head not in draft.recipients and (near is None or head in near))
        draft = replace(draft, actors=actors, actor_rule=LINKED) if actors else draft
    # Whoever is moved or called out is no recipient: "deployed 4,000 soldiers".
    if not draft.recipients and draft.type != "MOBILIZE" and "recip" not in draft.flags and len(draft.actors) < 2:
        found = learned.recipients(draft.index, things=draft.type in ON_OBJECTS)
        recipients = tuple(head for head in found if head not in draft.actors)
        draft = replace(draft, recipients=recipients, recipient_rule=LINKED) if recipients else draft
    return draft


def draft_of(view: View, learned: Learned, index: int) -> Draft | None:
    """The act that the encoder takes a word for, with the parties that it links; None for a word that is none.

    Both sides must be there: an act that no frame knows and that lacks one is right too seldom.
    """
    types = learned.types(index)
    none = types.pop(NO_TYPE, 1.0)
    if none > 1 - LEAST_ACT:
        return None
    type_ = max(types, key=lambda name: (types[name], name))
    if types[type_] < LEAST_TYPE:
        return None
    token = view.tree.tokens[index]
    pos = "noun" if token.pos in ("NOUN", "PROPN") else "verb"
    recipients = learned.recipients(index, things=type_ in ON_OBJECTS)
    actors = [head for head in learned.actors(index) if head not in recipients]
    if not actors or not (recipients or len(actors) > 1):
        return None
    frame = Frame(lemma(token), "", pos, (), type_, None, ("subj",), (), frozenset(), 0)
    return Draft(
        index=index,
        trigger=(index, *(kid.index for kid in view.tree.kids(index, "prt"))),
        frame=frame,
        type=type_,
        mode=None,
        site=Site(index, pos),
        actors=tuple(actors),
        recipients=tuple(recipients),
        actor_rule=LINKED if actors else None,
        recipient_rule=LINKED if recipients else None,
        sure=types[type_],
    )
