"""Entities: who and what is named in an article, one for each chain of mentions, with country and sectors."""

from sayso.analyse.actors.candidates import make_view
from sayso.analyse.actors.names import names
from sayso.article import Article
from sayso.layers import Found, Layers, found
from sayso.record import Entity, Mention, item_id

NEEDS = ("tokens", "sentences", "names", "places")
GIVES = ("entities",)


def analyse(article: Article, layers: Layers) -> Found:
    """The entities of an article, in order of first mention."""
    view = make_view(article, layers)
    out = []
    for c in names(view):
        span = view.tree.span(c.first, c.last)
        out.append(
            Entity(item_id(article, "e", [span], c.kind), c.kind, c.name, c.country, c.sectors, (Mention(span, c.form),))
        )
    return found(entities=tuple({e.id: e for e in out}.values()))
