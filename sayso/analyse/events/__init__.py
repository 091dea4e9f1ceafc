"""Events: who did what to whom, when and where, on whose word, and whether it happened at all.

Acts are found by the frames of the lexicon in the parse; nothing here guesses where no frame fits.
"""

from sayso.analyse.events.build import built
from sayso.analyse.events.codebook import codebook
from sayso.analyse.events.find import find
from sayso.analyse.events.joins import joined
from sayso.analyse.events.silence import silences
from sayso.analyse.events.view import make_view
from sayso.article import Article
from sayso.config import Config
from sayso.layers import Found, Layers, found
from sayso.lexicon.actors import actor_table

NEEDS = ("tokens", "sentences", "names", "times", "places", "entities", "statements")
GIVES = ("events",)


class Events:
    """The analyser that reads the codebook; raises DataError naming what is wrong in it."""

    def __init__(self, config: Config) -> None:
        self._book = codebook(config.codebook)
        self._table = actor_table(config.actors)

    def __call__(self, article: Article, layers: Layers) -> Found:
        """The events of an article, and a note on each sentence that has none."""
        view = make_view(article, layers, self._book, self._table)
        finding = find(view)
        statements = {item.id: item for item in layers.statements}
        events = tuple(joined(built(view, finding, self._book.ontology), article.text, statements, layers.times))
        return found(notes=tuple(silences(view, finding)), events=events)
