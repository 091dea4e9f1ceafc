"""Attribution: the statements of an article, each with its source, cue and content, and those inside others."""

from collections.abc import Sequence

from sayso.analyse.attribution.drafts import Draft, touching
from sayso.analyse.attribution.nesting import parents
from sayso.analyse.attribution.reading import by_encoder
from sayso.analyse.attribution.rules import by_rule
from sayso.analyse.attribution.sources import make_known
from sayso.analyse.attribution.statements import to_statements
from sayso.analyse.encode.encoder import Scores
from sayso.analyse.encode.weights import weights_of
from sayso.analyse.tree import make_tree
from sayso.article import Article
from sayso.config import Config
from sayso.layers import Found, Layers, found
from sayso.notes import Note, note

NEEDS = ("tokens", "sentences", "names", "quotations", "places", "entities")
GIVES = ("statements", "scores")


class Statements:
    """The analyser that loads the encoder; without its weights, or where the configuration says so, rules decide alone.

    Raises ConfigError when the configuration names a folder without weights, DataError when the weights are damaged.
    """

    def __init__(self, config: Config) -> None:
        weights = weights_of(config)
        self._encoder = None if weights is None else weights.open(config.precision)
        self._missing = weights is None and config.attribution != "rules"

    def __call__(self, article: Article, layers: Layers) -> Found:
        """Every statement and attitude of the article, and notes on quotations and sources not settled."""
        tree = make_tree(article.text, layers)
        drafts, notes = by_rule(tree, layers, article.headline)
        scores: tuple[Scores, ...]
        if self._encoder is None:
            above, scores = parents(drafts), ()
        else:
            reading = by_encoder(self._encoder, tree, layers, drafts)
            drafts, above, scores = reading.drafts, reading.above, (reading.scores,)
            notes = _left(notes, drafts)
        statements, more = to_statements(
            article, drafts, above, tree=tree, known=make_known(tree, layers), quotations=layers.quotations
        )
        missing = (note("N204"),) if self._missing else ()
        return found(statements=statements, scores=scores, notes=(*missing, *notes, *more))


def _left(notes: list[Note], drafts: Sequence[Draft]) -> list[Note]:
    """The rules' notes on quotations without a source, less those that the encoder found one for."""
    held = touching(span for draft in drafts for span in draft.content)
    return [one for one in notes if one.code not in ("N202", "N203") or one.span is None or not held(one.span)]
