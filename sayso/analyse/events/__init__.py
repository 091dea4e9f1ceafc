"""Events: who did what to whom, when and where, on whose word, and whether it happened at all.

Acts are found by the frames of the lexicon in the parse; nothing here guesses where no frame fits.
"""

from sayso.analyse.events.build import built
from sayso.analyse.events.find import find
from sayso.analyse.events.joins import joined
from sayso.analyse.events.silence import silences
from sayso.analyse.events.view import make_view
from sayso.article import Article
from sayso.layers import Found, Layers, found
from sayso.ontology.plover import load

NEEDS = ("tokens", "sentences", "names", "times", "places", "entities", "statements")
GIVES = ("events",)


def analyse(article: Article, layers: Layers) -> Found:
    """The events of an article, and a note on each sentence that has none."""
    view = make_view(article, layers)
    finding = find(view)
    statements = {item.id: item for item in layers.statements}
    events = tuple(joined(built(view, finding, load()), article.text, statements))
    return found(notes=tuple(silences(view, finding)), events=events)
