"""Attribution: the statements of an article, each with its source, cue and content, and those inside others."""

from sayso.analyse.attribution.asides import from_asides
from sayso.analyse.attribution.clauses import from_clauses
from sayso.analyse.attribution.labels import from_labels
from sayso.analyse.attribution.marks import make_marks
from sayso.analyse.attribution.nesting import parents
from sayso.analyse.attribution.settle import settled
from sayso.analyse.attribution.sources import make_known
from sayso.analyse.attribution.speech import with_speech
from sayso.analyse.attribution.statements import to_statements
from sayso.analyse.attribution.trailing import from_trailing
from sayso.analyse.attribution.tree import make_tree
from sayso.article import Article
from sayso.layers import Found, Layers, found

NEEDS = ("tokens", "sentences", "names", "quotations", "places", "entities")
GIVES = ("statements",)


def analyse(article: Article, layers: Layers) -> Found:
    """Every statement and attitude of the article, and notes on quotations and sources that could not be settled."""
    tree = make_tree(article.text, layers)
    parsed = [*from_clauses(tree), *from_asides(tree), *from_labels(tree, layers, article.headline)]
    known_cues = {draft.anchor for draft in parsed}
    parsed += (draft for draft in from_trailing(tree) if draft.anchor not in known_cues)
    rough, notes = with_speech(tree, make_marks(tree, layers), parsed)
    drafts = settled(tree, rough, layers.quotations)
    statements, more = to_statements(
        article,
        drafts,
        parents(drafts),
        tree=tree,
        known=make_known(tree, layers),
        quotations=layers.quotations,
    )
    return found(statements=statements, notes=(*notes, *more))
