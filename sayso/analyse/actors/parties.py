"""Who a noun phrase denotes, for those who fill roles: its entity, country and sectors.

`directory` is made once an article; `party_at` then answers for any range of tokens in constant time.
"""

from bisect import bisect_left
from dataclasses import dataclass

from sayso.analyse.actors.facts import phrase_facts
from sayso.analyse.actors.lore import Lore, lore_of
from sayso.analyse.attribution.tree import Tree, make_tree
from sayso.article import Article
from sayso.layers import Layers
from sayso.record import Entity, Mention, Party


@dataclass(frozen=True, slots=True)
class Directory:
    """The mentions of an article by token: the longest that it heads, else the shortest around it."""

    tree: Tree
    heads: dict[int, tuple[Entity, Mention]]
    inside: dict[int, tuple[Entity, Mention]]
    lore: Lore


def directory(article: Article, layers: Layers) -> Directory:
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
    return Directory(tree, heads, inside, lore_of(article))


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
