"""Nouns that take up an act told before: "shelled the port … the shelling", "Monday's arrests", "the attack on Tyre".

Such a noun is a further mention of that act and no act of its own. What it says of day, place and parties must fit, and
where two acts fit equally well it is left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.joins import day_of
from sayso.analyse.events.phrases import name_text
from sayso.analyse.events.view import View
from sayso.article import Span
from sayso.layers import Token
from sayso.record import Event, Time

# How many letters a noun and a verb of one word share.
_STEM = 4
# How many sentences back an act may be taken up.
_BACK = 4
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
# Words that say that another act is meant.
_OTHER = frozenset(
    ["another", "second", "third", "fourth", "further", "other", "new", "fresh", "earlier", "previous", "similar",
     "next", "last", "separate", "first", "later", "more", "different", "latest", "subsequent", "past", "own",
     "future", "possible", "planned", "any", "every", "each", "no"]
)  # fmt: skip
# Prepositions before those who act or are acted upon, and before places.
_NAMING = frozenset({"of", "by", "on", "against", "with", "between", "from", "for", "in", "at", "near"})


@dataclass(frozen=True, slots=True)
class Told:
    """An act that has been told: its draft, its event, and the sentence of its trigger."""

    draft: Draft
    event: Event
    sentence: int


@dataclass(frozen=True, slots=True)
class Index:
    """The times of an article in their order, the day of each, and where each entity is mentioned."""

    times: tuple[Time, ...]
    days: dict[str, str]
    mentions: dict[str, list[Span]]


def make_index(view: View) -> Index:
    """The index of a view's article."""
    times = tuple(sorted(view.layers.times, key=lambda time: time.span))
    mentions = {entity.id: [mention.span for mention in entity.mentions] for entity in view.layers.entities}
    return Index(times, {time.id: day_of(time) for time in times}, mentions)


def taken_up(view: View, held: Index, index: int, types: frozenset[str], told: Sequence[Told]) -> Told | None:
    """The act before a noun that the noun takes up, or None; what was only denied is not taken up."""
    tree = view.tree
    token = tree.tokens[index]
    if not _is_definite(view, index):
        return None
    near = [
        one
        for one in takewhile(lambda one: token.sentence - one.sentence <= _BACK, reversed(told))
        if one.event.type in types and one.draft.index < index
    ]
    day = _day(view, held, index) if near else None
    fits = [one for one in reversed(near) if _fits(view, held, index, day, one)]
    if not fits:
        return None
    akin = [one for one in fits if _akin(token, tree.tokens[one.draft.index])]
    fits = akin or fits
    last = max(one.sentence for one in fits)
    nearest = [one for one in fits if one.sentence == last]
    sure = len({one.event.id for one in nearest}) == 1 and "negation" not in nearest[0].event.auxiliary
    return nearest[0] if sure else None


def _is_definite(view: View, index: int) -> bool:
    kids = list(view.tree.kids(index, "det", "poss", "amod", "nummod", "compound"))
    if any(kid.text.lower() in _OTHER for kid in kids):
        return False
    return any(kid.dep == "poss" or (kid.dep == "det" and kid.text.lower() in _DEFINITE) for kid in kids)


def _akin(noun: Token, trigger: Token) -> bool:
    """Whether a noun is made of the same word as a trigger: "abduction" and "abducted"."""
    return lemma(noun)[:_STEM] == lemma(trigger)[:_STEM]


def _fits(view: View, held: Index, index: int, day: str | None, one: Told) -> bool:
    """Whether nothing that the noun's phrase says of day, place or parties speaks against an act."""
    if day is not None and one.event.when is not None and held.days.get(one.event.when, day) != day:
        return False
    return _same_kind(view, index, one) and all(_named(view, held, index, at, one) for at in _said(view, index))


def _same_kind(view: View, index: int, one: Told) -> bool:
    """Whether the noun may name the kind of act: "kidnapping" names no shelling, "attack" names any."""
    token = view.tree.tokens[index]
    frames = [frame for frame in view.book.frames_of(lemma(token), "noun") if frame.type == one.event.type]
    modes = {frame.mode for frame in frames}
    if not modes or None in modes or one.event.mode in modes:
        return True
    return _akin(token, view.tree.tokens[one.draft.index])


def _day(view: View, held: Index, index: int) -> str | None:
    """The day that a noun's phrase names, or None."""
    phrase = view.tree.span(view.tree.left[index], view.tree.right[index])
    at = bisect_left(held.times, phrase.start, key=lambda time: time.span.start)
    inside = at < len(held.times) and phrase.holds(held.times[at].span)
    return day_of(held.times[at]) if inside else None


def _said(view: View, index: int) -> Iterator[int]:
    """The heads of what stands beside a noun in its phrase: owners, modifying names, what is behind prepositions."""
    tree = view.tree
    for kid in tree.kids(index, "poss", "compound", "nmod", "amod"):
        named = kid.pos in ("PROPN", "NOUN", "PRON") or view.labels[kid.index]
        if named and view.labels[kid.index] not in ("DATE", "TIME"):
            yield kid.index
    for kid in tree.kids(index, "prep", "agent"):
        if kid.text.lower() in _NAMING:
            yield from (held.index for held in tree.kids(kid.index, "pobj") if view.labels[held.index] != "DATE")


def _named(view: View, held: Index, noun: int, index: int, one: Told) -> bool:
    """Whether an act's own sentence names the same before the noun, or one of its parties is meant by it."""
    tree = view.tree
    token = tree.tokens[index]
    entities = {party.entity for party in (*one.event.actors, *one.event.recipients) if party.entity}
    if any(span.meets(token.span) for entity in entities for span in held.mentions.get(entity, ())):
        return True
    if token.tag == "PRP$":
        return False
    sentence = tree.sentences[one.sentence]
    words = {lemma(other) for other in tree.tokens[sentence.first : min(sentence.last, tree.left[noun])]}
    return lemma(token) in words or name_text(view, index).lower() in words
