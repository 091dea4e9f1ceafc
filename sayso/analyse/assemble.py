"""The last step: layers become a record, with ladders of sources, notes in order, and every promise checked."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.article import Article, Span
from sayso.layers import Layers
from sayso.notes import Note, note
from sayso.record import SCHEMA, ArticleInfo, CoderInfo, Event, Record, ladder


def assemble(article: Article, layers: Layers, coder: CoderInfo) -> Record:
    """The record of an article: items in the order of the text, `word_of` filled, each note once."""
    statements = tuple(sorted(layers.statements, key=lambda item: ((*item.cue, *item.content)[0], item.id)))
    by_id = {item.id: item for item in statements}
    return Record(
        schema=SCHEMA,
        article=_info(article),
        coder=coder,
        entities=tuple(sorted(layers.entities, key=lambda item: (item.mentions[0].span, item.id))),
        statements=statements,
        events=tuple(
            replace(
                event,
                word_of=ladder(event.within, by_id),
                mentions=tuple(replace(other, word_of=ladder(other.within, by_id)) for other in event.mentions),
            )
            for event in sorted(layers.events, key=_place)
        ),
        times=tuple(sorted(layers.times, key=lambda item: (item.span, item.id))),
        places=tuple(sorted(layers.places, key=lambda item: (item.span, item.id))),
        notes=_notes(article, layers),
    )


def _place(event: Event) -> tuple[tuple[int, int], str]:
    return event.trigger[0], event.id


def _notes(article: Article, layers: Layers) -> tuple[Note, ...]:
    repaired = (note("N102", span) for span in article.repaired)
    # An analyser that gave its own reason (N303: no publication date) needs no second note of the same layer.
    known = {(item.code[:3], item.span) for item in layers.notes}
    missing = (item for item in _missing(article, layers) if (item.code[:3], item.span) not in known)
    return tuple(
        sorted({*repaired, *layers.notes, *missing}, key=lambda item: (item.span or (-1, -1), item.code, item.message))
    )


def _missing(article: Article, layers: Layers) -> Iterator[Note]:
    """A note for each date, place, actor, source, interval or point that could not be had (promise 1)."""
    absent: list[tuple[str, Span]] = []
    for event in layers.events:
        holes = (("N601", not event.actors), ("N602", event.when is None), ("N603", event.where is None))
        absent += [(code, event.trigger[0]) for code, is_absent in holes if is_absent]
    for statement in layers.statements:
        if statement.source.entity is None:
            absent.append(("N201", (*statement.source.spans, *statement.cue, *statement.content)[0]))
    absent += [("N301", time.span) for time in layers.times if time.start is None and time.end is None]
    absent += [("N403", place.span) for place in layers.places if place.lat is None]
    return (note(code, span, span.of(article.text)) for code, span in absent)


def _info(article: Article) -> ArticleInfo:
    return ArticleInfo(
        id=article.id,
        sha256=article.sha256,
        title=article.title,
        headline=article.headline,
        published=article.published,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        reader=article.reader,
        text=article.text,
    )
