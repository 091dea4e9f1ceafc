"""Sentence by sentence: what was found in each, and why the rest gave nothing."""

from collections.abc import Iterator

from sayso.article import Span
from sayso.export.layout import LEAST, PROSE, Paper, Piece, clean, short, wrapped
from sayso.export.sayings import source_of
from sayso.export.words import name_of, status, when, where
from sayso.layers import Sentence
from sayso.notes import Note
from sayso.record import Entity, Event, Record, Statement, text_of

LABEL = 6
WORDS = 64
SILENT = "no cue of speech, no act of the lexicon, no expression of time, no name of a place"
Row = tuple[Span | None, str, list[Piece]]


def explained(record: Record, sentences: tuple[Sentence, ...], *, width: int = 80, colour: bool = False) -> str:
    """Each sentence with what was found in it and the notes on it; what stands in no sentence comes last."""
    paper = Paper(max(LEAST, min(width, PROSE)), colour)
    return "\n".join(_lines(record, sentences, paper)) + "\n"


def _lines(record: Record, sentences: tuple[Sentence, ...], paper: Paper) -> Iterator[str]:
    rows = sorted(_rows(record), key=lambda row: row[0] or Span(len(record.article.text), 0))
    digits = len(str(len(sentences)))
    position = 0
    for sentence in sentences:
        own: list[Row] = []
        while position < len(rows) and (rows[position][0] or sentence.span).start < sentence.span.end:
            if rows[position][0] is None:
                break
            own.append(rows[position])
            position += 1
        number = f"{sentence.index + 1:>{digits}}  "
        yield from wrapped([(clean(sentence.span.of(record.article.text)), "strong")], paper, number, " " * len(number))
        yield from _listed(own or [(None, "none", [(SILENT, "quiet")])], paper, " " * len(number))
        yield ""
    if position < len(rows):
        yield from wrapped([("Elsewhere", "strong")], paper)
        yield from _listed(rows[position:], paper, "  ")


def _listed(rows: list[Row], paper: Paper, margin: str) -> Iterator[str]:
    for _, label, pieces in rows:
        start = margin + label.ljust(LABEL)
        yield from wrapped(pieces, paper, start, " " * len(start))


def _rows(record: Record) -> Iterator[Row]:
    """Every item and note as a row with the place where it belongs."""
    text = record.article.text
    entities = {item.id: item for item in record.entities}
    for statement in record.statements:
        yield (*statement.cue, *statement.content)[0], "said", _said(record, statement, entities)
    for event in record.events:
        yield event.trigger[0], "act", _act(record, event, entities)
    for time in record.times:
        found: list[Piece] = [(f"“{clean(time.span.of(text))}”", "cue"), (f" = {when(time)}", "")]
        yield time.span, "time", [*found, *_after(time.rule)]
    for place in record.places:
        point = ", ".join(item for item in (clean(place.name), place.kind, place.country or "", where(place)) if item)
        found = [(f"“{clean(place.span.of(text))}”", "cue"), (f" = {point}", "")]
        yield place.span, "place", [*found, *_after(f"{place.use}, {place.rule}")]
    for item in record.notes:
        yield item.span, "note", _note(text, item)


def _said(record: Record, item: Statement, entities: dict[str, Entity]) -> list[Piece]:
    cue = f" “{clean(text_of(record, item.cue))}”" if item.cue else ""
    content = short(text_of(record, item.content), WORDS)
    kinds = _after(f"{item.source.kind}, {item.form}")
    return [*source_of(record, item, entities), (cue, "cue"), (f" · {content}", ""), *kinds]


def _act(record: Record, event: Event, entities: dict[str, Entity]) -> list[Piece]:
    actors = ", ".join(clean(name_of(record, party, entities)) for party in event.actors) or "—"
    others = ", ".join(clean(name_of(record, party, entities)) for party in event.recipients)
    pieces: list[Piece] = [(event.type, "type"), (f" “{clean(text_of(record, event.trigger))}”", "cue")]
    pieces.append((f" · {actors}" + (f" → {others}" if others else ""), ""))
    rules = (event.rules.actors, event.rules.recipients, event.rules.when, event.rules.where)
    named = zip(("actors", "recipients", "when", "where"), rules, strict=True)
    by = ", ".join(f"{role}: {rule}" for role, rule in named if rule)
    return [*pieces, *_after(", ".join(status(event)), "doubt"), *_after(by)]


def _after(words: str, style: str = "quiet") -> list[Piece]:
    return [(f" · {words}", style)] if words else []


def _note(text: str, item: Note) -> list[Piece]:
    """The note; with the words that it stands at where they are few and not in its message."""
    words = clean(item.span.of(text)) if item.span is not None else ""
    few = 0 < len(words) <= WORDS // 2 and words not in clean(item.message)
    return [(f"{item.code} {short(item.message, 2 * WORDS)}", "quiet"), *_after(f"“{words}”" if few else "")]
