"""What happened, on whose word: each event with its parties, its standing, and the ladder of sources under it."""

from collections.abc import Iterator, Sequence

from sayso.export.layout import Paper, Piece, clean, headed, wrapped
from sayso.export.sayings import MARGIN
from sayso.export.words import codes, name_of, status, when
from sayso.record import Entity, Event, EventMention, Figure, Party, Place, Record, Statement, Time, Word, text_of

LABEL = 7


def acts(record: Record, paper: Paper) -> Iterator[str]:
    """The lines of the section, in the order of the text."""
    if not record.events:
        yield from wrapped([("No act was found.", "quiet")], paper, MARGIN)
    entities = {item.id: item for item in record.entities}
    statements = {item.id: item for item in record.statements}
    times = {item.id: item for item in record.times}
    places = {item.id: item for item in record.places}
    events = {item.id: item for item in record.events}
    for event in record.events:
        also = (_also(record, event, other, statements, entities) for other in event.mentions)
        yield ""
        yield from _header(record, event, paper)
        rows = (
            ("who", _parties(record, event, entities)),
            ("when", _when(record, times.get(event.when or ""))),
            ("where", _where(places.get(event.where or ""))),
            ("toll", [("; ".join(_figure(record, figure) for figure in event.figures), "")]),
            ("word", _ladder(record, event.word_of, statements, entities)),
            ("also", [piece for pieces in also for piece in pieces]),
            ("links", [(f"{link.kind} “{_trigger(record, events[link.event])}”  ", "") for link in event.links]),
        )  # fmt: skip
        for label, pieces in rows:
            if any(text for text, _ in pieces):
                start = MARGIN * 2 + label.ljust(LABEL)
                yield from wrapped(pieces, paper, start, " " * len(start))


def ladder_in_words(
    record: Record, word_of: Sequence[Word], statements: dict[str, Statement], entities: dict[str, Entity]
) -> list[str]:
    """Each rung of a ladder of sources, the reporter first."""
    return [
        "the reporter" if rung.kind == "reporter" else _rung(record, rung, statements, entities) for rung in word_of
    ]


def _header(record: Record, event: Event, paper: Paper) -> Iterator[str]:
    left: list[Piece] = [(event.type, "type")]
    if event.mode:
        left.append((f" {event.mode.replace('_', ' ')}", ""))
    left += [("  ", ""), (f"“{_trigger(record, event)}”", "cue")]
    if event.contexts:
        left.append((f"  {', '.join(event.contexts).replace('_', ' ')}", "quiet"))
    standing = status(event)
    style = "denied" if "negation" in event.auxiliary else "doubt"
    yield from headed(left, [(" · ".join(standing), style)] if standing else [], paper, MARGIN)


def _trigger(record: Record, event: Event) -> str:
    return clean(text_of(record, event.trigger))


def _parties(record: Record, event: Event, entities: dict[str, Entity]) -> list[Piece]:
    actors = _joined(record, event.actors, entities)
    if not event.recipients:
        return actors
    return [*(actors or [("—", "quiet")]), (" → ", ""), *_joined(record, event.recipients, entities)]


def _joined(record: Record, parties: Sequence[Party], entities: dict[str, Entity]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, party in enumerate(parties):
        if number:
            pieces.append((" and " if number == len(parties) - 1 else ", ", ""))
        code = codes(party.country, party.sectors)
        pieces += [(clean(name_of(record, party, entities)), ""), (f" [{code}]" if code else "", "quiet")]
    return pieces


def _when(record: Record, time: Time | None) -> list[Piece]:
    if time is None:
        return []
    return [(when(time), ""), (f"  “{clean(time.span.of(record.article.text))}”", "quiet")]


def _where(place: Place | None) -> list[Piece]:
    if place is None:
        return []
    code = place.country if place.country and place.kind != "country" else None
    return [(clean(place.name), ""), (f" [{code}]" if code else "", "quiet")]


def _figure(record: Record, figure: Figure) -> str:
    kind = "(other)" if figure.kind == "other" else figure.kind
    low, high = figure.low, figure.high
    if low is None and high is None:
        return f"{clean(figure.span.of(record.article.text))} {kind}"
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {high if low is None else low:,} {kind}"
    return f"{low:,} {kind}" if low == high else f"{low:,} to {high:,} {kind}"


def _ladder(
    record: Record, word_of: Sequence[Word], statements: dict[str, Statement], entities: dict[str, Entity]
) -> list[Piece]:
    rungs = ladder_in_words(record, word_of, statements, entities)
    if len(rungs) < 2:
        return [("the reporter’s own", "quiet")]
    pieces: list[Piece] = [(rungs[0], "quiet")]
    for rung in rungs[1:]:
        pieces += [(" ← ", "quiet"), (rung, "strong")]
    return pieces


def _rung(record: Record, rung: Word, statements: dict[str, Statement], entities: dict[str, Entity]) -> str:
    statement, entity = statements.get(rung.statement or ""), entities.get(rung.entity or "")
    words = clean(text_of(record, statement.source.spans)) if statement else ""
    name = clean(entity.name) if entity else words or "no source named"
    return f"{name} ({rung.kind})" if rung.kind in ("anonymous", "document") else name


def _also(
    record: Record, event: Event, other: EventMention, statements: dict[str, Statement], entities: dict[str, Entity]
) -> list[Piece]:
    """A further mention of the act, with its standing and its sources where they are others."""
    standing = status(other)
    pieces: list[Piece] = [(f"“{clean(text_of(record, other.trigger))}”", "")]
    if standing and standing != status(event):
        pieces.append((f" {', '.join(standing)}", "doubt"))
    if other.within != event.within:
        rungs = ladder_in_words(record, other.word_of, statements, entities)
        pieces.append((f" ({' ← '.join(rungs)})", "quiet"))
    return [*pieces, ("  ", "")]
