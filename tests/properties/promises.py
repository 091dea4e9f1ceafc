"""The promises of the record that a record can be held to when it is made."""

from collections import Counter
from collections.abc import Iterator

from sayso.article import Article, Span
from sayso.codec import check, from_json, spans_of, to_json
from sayso.record import Record, ladder


def hold(record: Record, article: Article) -> None:
    """Assert every promise."""
    check(record)
    line = to_json(record)
    assert from_json(line) == record
    assert "\n" not in line
    assert record.article.text == article.text
    assert record.article.sha256 == article.sha256
    for where, span in spans_of(record):
        assert span.of(article.text), where
    assert not list(unexplained(record))
    _ids(record)
    _order(record)
    _nesting(record)


def unexplained(record: Record) -> Iterator[tuple[str, Span]]:
    """Every hole that the contract wants a note for, and has none at its item's span."""
    noted = Counter(item.span for item in record.notes)
    for event in record.events:
        holes = (("actor", not event.actors), ("when", event.when is None), ("where", event.where is None))
        missing = [name for name, absent in holes if absent]
        if noted[event.trigger[0]] < len(missing):
            yield f"{event.id} {missing}", event.trigger[0]
    for statement in record.statements:
        spans = (*statement.source.spans, *statement.cue, *statement.content)
        if statement.source.entity is None and not any(noted[span] for span in spans):
            yield f"{statement.id} source", spans[0]
    for time in record.times:
        if time.start is None and time.end is None and not noted[time.span]:
            yield f"{time.id} interval", time.span
    for place in record.places:
        if place.lat is None and not noted[place.span]:
            yield f"{place.id} point", place.span


def _ids(record: Record) -> None:
    layers = (record.entities, record.statements, record.events, record.times, record.places)
    ids: list[str] = [item.id for layer in layers for item in layer]
    assert len(set(ids)) == len(ids)
    assert all(len(item) == 11 and int(item[1:], 16) >= 0 for item in ids)


def _order(record: Record) -> None:
    assert [item.trigger[0] for item in record.events] == sorted(item.trigger[0] for item in record.events)
    assert [item.span for item in record.times] == sorted(item.span for item in record.times)
    assert [item.span for item in record.places] == sorted(item.span for item in record.places)
    for time in record.times:
        assert time.start is None or time.end is None or time.start < time.end, time
    for place in record.places:
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)


def _nesting(record: Record) -> None:
    statements = {item.id: item for item in record.statements}
    for statement in record.statements:
        assert statement.content, statement
        assert statement.source.spans or statement.source.kind == "unstated" or not statement.cue, statement
    for event in record.events:
        assert event.word_of == ladder(event.within, statements)
        if event.within is not None:
            inside = statements[event.within].content
            assert any(span.holds(event.trigger[0]) for span in inside), event
        for party in (*event.actors, *event.recipients):
            assert party.spans, event
