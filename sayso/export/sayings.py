"""Who said what: each statement under its source, the ones inside it behind a guide."""

from collections.abc import Iterator

from sayso.export.layout import Paper, Piece, clean, headed, painted, short, wrapped
from sayso.export.words import codes
from sayso.record import Entity, Record, Statement, text_of

MARGIN = "  "
GUIDE = "│ "
# Deeper than this the lines would get too short to read: the guide stays where it is, and the words are cut.
DEEPEST = 6


def sayings(record: Record, paper: Paper) -> Iterator[str]:
    """The lines of the section, each statement followed by those inside it."""
    if not record.statements:
        yield from wrapped([("Nobody is quoted.", "quiet")], paper, MARGIN)
        return
    known = {item.id for item in record.statements}
    inside: dict[str | None, list[Statement]] = {}
    for item in record.statements:
        inside.setdefault(item.within if item.within in known else None, []).append(item)
    entities = {item.id: item for item in record.entities}
    waiting = [(item, 0) for item in reversed(inside.get(None, []))]
    while waiting:
        item, depth = waiting.pop()
        margin = MARGIN + GUIDE * min(depth, DEEPEST)
        yield painted([(margin.rstrip(), "quiet")], paper)
        yield from _one(record, item, entities, paper, depth)
        waiting += [(inner, depth + 1) for inner in reversed(inside.get(item.id, []))]


def source_of(record: Record, item: Statement, entities: dict[str, Entity]) -> list[Piece]:
    """The source by name, and by the words of the text where they are others."""
    words = clean(text_of(record, item.source.spans))
    entity = entities.get(item.source.entity or "")
    if entity is None:
        return [(words, "strong")] if words else [("no source named", "quiet")]
    name = clean(entity.name)
    if name.casefold() in words.casefold():
        return [(words, "strong")]
    return [(name, "strong"), *([(f" (“{words}”)", "quiet")] if words else [])]


def _one(record: Record, item: Statement, entities: dict[str, Entity], paper: Paper, depth: int) -> Iterator[str]:
    margin = MARGIN + GUIDE * min(depth, DEEPEST)
    left = source_of(record, item, entities)
    entity = entities.get(item.source.entity or "")
    who = codes(entity.country, entity.sectors) if entity else ""
    if item.cue:
        left += [("  ", ""), (f"“{clean(text_of(record, item.cue))}”", "cue")]
    if item.via:
        left += [(f" → {clean(text_of(record, item.via))}", "quiet")]
    kinds = (item.source.kind, who, item.form, "attitude" if item.kind == "attitude" else "")
    right = " · ".join(kind for kind in kinds if kind)
    yield from headed(left, [(right, "quiet")], paper, margin)
    words = clean(text_of(record, item.content))
    yield from wrapped([(words if depth <= DEEPEST else short(words, paper.width), "")], paper, margin + GUIDE)
