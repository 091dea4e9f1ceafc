"""The last step: layers become a record, with ladders of sources, notes in order, and every promise checked."""

from dataclasses import replace

from sayso.article import Article
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
    return tuple(sorted({*repaired, *layers.notes}, key=lambda item: (item.span or (-1, -1), item.code, item.message)))


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
