"""Who a noun phrase denotes, for those who fill roles: its entity, country and sectors.

`directory` is made once an article; `party_at` then answers for any range of tokens in constant time. Once statements
are known, `voiced` gives "I", "we" and "our" the one whose words they are.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.analyse.actors.facts import phrase_facts
from sayso.analyse.actors.lore import Lore, lore_of
from sayso.analyse.tree import Tree, make_tree
from sayso.article import Article, Span
from sayso.layers import Layers
from sayso.lexicon.actors import ActorTable
from sayso.record import Entity, Mention, Party, Statement

_FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_OWN = frozenset({"my", "our"})
_LANDS = frozenset({"country", "nation", "homeland", "people", "state"})
# How many quotation marks before a word are looked at for the pair around it.
_NESTED = 4


@dataclass(frozen=True, slots=True)
class Directory:
    """The mentions of an article by token: the longest that it heads, else the shortest around it."""

    tree: Tree
    heads: dict[int, tuple[Entity, Mention]]
    inside: dict[int, tuple[Entity, Mention]]
    lore: Lore
    by_id: dict[str, Entity]
    quoted: tuple[Span, ...]


def directory(article: Article, layers: Layers, table: ActorTable) -> Directory:
    """The directory of an article whose layers hold tokens and entities."""
    tree = make_tree(article.text, layers)
    starts = [token.span.start for token in tree.tokens]
    heads: dict[int, tuple[Entity, Mention]] = {}
    inside: dict[int, tuple[Entity, Mention]] = {}
    every = [(mention, entity) for entity in layers.entities for mention in entity.mentions]
    # Longer mentions come last and win at their heads; shorter ones win on the tokens inside.
    for mention, entity in sorted(every, key=lambda item: (item[0].span.end - item[0].span.start, item[0].span)):
        first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end) - 1
        if first <= last:
            heads[head_of(tree, first, last)] = (entity, mention)
            for index in range(first, last + 1):
                inside.setdefault(index, (entity, mention))
    by_id = {entity.id: entity for entity in layers.entities}
    quoted = tuple(sorted(quotation.span for quotation in layers.quotations))
    return Directory(tree, heads, inside, lore_of(article, table), by_id, quoted)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The first token of a range whose own head lies outside the range (or is itself)."""
    for index in range(first, last + 1):
        head = tree.tokens[index].head
        if head == index or not first <= head <= last:
            return index
    return last


def party_at(known: Directory, first: int, last: int, head: int | None = None) -> Party:
    """The party of the noun phrase of tokens `first` to `last`; the head is found unless it is given.

    `spans` are the characters of the phrase; `entity` is null where no mention has the same head, and country and
    sectors are then those that the words of the phrase give.
    """
    tree = known.tree
    if head is None:
        head = head_of(tree, first, last)
    spans = (tree.span(first, last),)
    facts = phrase_facts(tree, first, last, head, known.lore)
    found = known.heads.get(head)
    if found is None:
        entity, mention = known.inside.get(head, (None, None))
        if entity is not None and mention is not None and mention.form == "name" and tree.tokens[head].pos == "PROPN":
            found = (entity, mention)
    if found is None:
        return Party(spans, None, facts.country, facts.sectors)
    entity = found[0]
    return Party(spans, entity.id, entity.country or facts.country, entity.sectors or facts.sectors)


def voiced(known: Directory, around: Iterable[Statement], party: Party, head: int) -> Party:
    """The party as its source means it: "I" and "we" are the source itself, "our forces" are of its country.

    `around` are the statements whose content touches the sentence; other parties come back as they are.
    """
    tree = known.tree
    token = tree.tokens[head]
    if party.entity is None and token.text.lower() in _FIRST:
        entity = first_person(known, around, token.span)
        return party if entity is None else replace(
            party, entity=entity.id, country=entity.country, sectors=entity.sectors
        )  # fmt: skip
    if party.country is None and (party.sectors or token.lemma.lower() in _LANDS):
        owner = next((kid for kid in tree.kids(head, "poss") if kid.text.lower() in _OWN), None)
        entity = first_person(known, around, owner.span) if owner is not None else None
        return party if entity is None else replace(party, country=entity.country)
    return party


def first_person(known: Directory, statements: Iterable[Statement], span: Span) -> Entity | None:
    """The entity that says "I" at a place: the source of the narrowest quoted statement around it.

    A statement that is reported inside the quotation has a source of its own, who is not the one that says "I".
    """
    quote = _quotation(known, span)
    held = [
        (content.end - content.start, statement.source.entity)
        for statement in statements
        if statement.source.entity is not None and statement.form in ("direct", "mixed")
        if quote is not None or statement.form == "direct"
        if quote is None or not any(quote.holds(cue) for cue in statement.cue)
        for content in statement.content
        if content.holds(span)
    ]
    return known.by_id.get(min(held)[1]) if held else None


def _quotation(known: Directory, span: Span) -> Span | None:
    """The quotation around a place, the inner one of two."""
    at = bisect_left(known.quoted, (span.start, span.start))
    around = (quote for quote in reversed(known.quoted[max(0, at - _NESTED) : at]) if quote.holds(span))
    return next(around, None)
