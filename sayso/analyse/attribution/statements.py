"""From drafts to the record's statements: ids, forms, kinds of source, entities, nesting."""

from sayso.analyse.attribution.drafts import Draft
from sayso.article import Article, Span
from sayso.layers import Layers
from sayso.notes import Note
from sayso.record import Source, Statement, item_id


def to_statements(
    article: Article, layers: Layers, drafts: list[Draft], above: list[int | None]
) -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """The statements with their ids and parents, and the notes on their sources."""
    ids = [item_id(article, "s", (*d.source, Span(-1, -1), *d.cue, *d.content), d.kind) for d in drafts]
    out = []
    for index, draft in enumerate(drafts):
        parent = above[index]
        out.append(
            Statement(
                id=ids[index],
                kind=draft.kind,
                form="indirect",
                source=Source("named" if draft.source else "unstated", draft.source),
                cue=draft.cue,
                content=draft.content,
                within=None if parent is None else ids[parent],
            )
        )
    return tuple(out), ()
