"""Voices: "I", "we" and "our" inside quotation marks, each a mention of the one whose words they are.

Runs after the statements, which say whose words a quotation holds, and gives the entities again with these mentions. A
quotation that stands alone behind a statement goes on with the same source.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.article import Article, Span
from sayso.layers import Found, Layers, Quotation, Token, found
from sayso.record import Entity, Mention, Statement

NEEDS = ("tokens", "sentences", "quotations", "entities", "statements")
GIVES = ("entities",)

_FIRST = frozenset({"we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})
# How many sentences may lie between a statement and a quotation that goes on with its source.
_GOES_ON = 2
_QUOTED = frozenset({"direct", "mixed"})


@dataclass(frozen=True, slots=True)
class _Words:
    """One piece of the content of a statement."""

    span: Span
    statement: Statement


def analyse(article: Article, layers: Layers) -> Found:
    """The entities of the article with the pronouns of first person that stand in their own words."""
    del article
    by_id = {entity.id: entity for entity in layers.entities}
    more: dict[str, list[Mention]] = defaultdict(list)
    for token, entity in _spoken(layers, by_id):
        more[entity.id].append(Mention(token.span, "pronoun"))
    return found(entities=tuple(_with(entity, more.get(entity.id, ())) for entity in layers.entities))


def _with(entity: Entity, more: Sequence[Mention]) -> Entity:
    if not more:
        return entity
    known = {mention.span for mention in entity.mentions}
    added = [mention for mention in more if mention.span not in known]
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *added), key=lambda mention: mention.span)))


def _spoken(layers: Layers, by_id: dict[str, Entity]) -> Iterator[tuple[Token, Entity]]:
    """Each pronoun of first person in quotation marks with the entity whose word it is, where that is known."""
    taken = {mention.span for entity in layers.entities for mention in entity.mentions}
    quotations = sorted(layers.quotations, key=lambda quotation: quotation.span)
    starts = [quotation.inner.start for quotation in quotations]
    pieces = sorted(
        (_Words(span, one) for one in layers.statements if one.form in _QUOTED for span in one.content),
        key=lambda piece: piece.span,
    )
    alone = _Alone(layers, by_id)
    active: list[_Words] = []
    at = 0
    for token in layers.tokens:
        if not _is_first(token) or token.span in taken:
            continue
        quotation = _around(quotations, starts, token.span)
        if quotation is None:
            continue
        while at < len(pieces) and pieces[at].span.start <= token.span.start:
            active.append(pieces[at])
            at += 1
        active = [piece for piece in active if piece.span.end > token.span.start]
        entity = _narrowest(active, quotation, by_id) if active else alone.goes_on(token, quotation)
        if entity is not None and _may_say(token, entity):
            yield token, entity


def _is_first(token: Token) -> bool:
    return token.text == "I" or (token.text.lower() in _FIRST and not token.text.isupper())


def _may_say(token: Token, entity: Entity) -> bool:
    """Whether an entity may say the pronoun: "I" is one person, or a document's author."""
    return token.text != "I" or entity.kind in ("person", "group", "document", "other")


def _around(quotations: Sequence[Quotation], starts: Sequence[int], span: Span) -> Quotation | None:
    number = bisect_right(starts, span.start) - 1
    for quotation in reversed(quotations[max(0, number - 2) : number + 1]):
        if quotation.span.holds(span):
            return quotation
    return None


def _narrowest(active: Sequence[_Words], quotation: Quotation, by_id: dict[str, Entity]) -> Entity | None:
    """The source of the narrowest of the words around a place; one reported inside the quotation does not say "I"."""
    held = [
        piece for piece in active if not any(quotation.span.holds(cue) for cue in piece.statement.cue)
    ] or [piece for piece in active if piece.statement.within is None]  # fmt: skip
    if not held:
        return None
    nearest = min(held, key=lambda piece: (piece.span.end - piece.span.start, piece.span))
    return by_id.get(nearest.statement.source.entity or "")


class _Alone:
    """Finds the one who goes on to speak in a quotation that no statement holds."""

    def __init__(self, layers: Layers, by_id: dict[str, Entity]) -> None:
        self._by_id = by_id
        self._sentences = [sentence.span.start for sentence in layers.sentences]
        said = [one for one in layers.statements if one.kind == "statement" and one.cue]
        self._said = sorted(said, key=lambda one: (one.cue[-1].end, one.id))
        self._ends = [one.cue[-1].end for one in self._said]

    def goes_on(self, token: Token, quotation: Quotation) -> Entity | None:
        """The source of the statement right before a quotation that begins a sentence of its own."""
        start = quotation.span.start
        number = bisect_right(self._sentences, quotation.inner.start) - 1
        if number < 0 or self._sentences[number] < start - 1:
            return None
        index = bisect_right(self._ends, start) - 1
        if index < 0:
            return None
        before = self._said[index]
        gap = number - (bisect_right(self._sentences, before.cue[-1].start) - 1)
        entity = self._by_id.get(before.source.entity or "")
        if gap > _GOES_ON or (gap > 1 and before.form not in _QUOTED):
            return None
        return entity
