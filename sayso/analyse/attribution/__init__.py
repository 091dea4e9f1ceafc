"""Attribution: the statements of an article, each with its source, cue and content, and those inside others."""

from sayso.analyse.attribution.nesting import parents
from sayso.analyse.attribution.rules import by_rule
from sayso.analyse.attribution.sources import make_known
from sayso.analyse.attribution.statements import to_statements
from sayso.analyse.tree import make_tree
from sayso.article import Article
from sayso.layers import Found, Layers, found

NEEDS = ("tokens", "sentences", "names", "quotations", "places", "entities")
GIVES = ("statements",)


def analyse(article: Article, layers: Layers) -> Found:
    """Every statement and attitude of the article, and notes on quotations and sources that could not be settled."""
    tree = make_tree(article.text, layers)
    drafts, notes = by_rule(tree, layers, article.headline)
    statements, more = to_statements(
        article,
        drafts,
        parents(drafts),
        tree=tree,
        known=make_known(tree, layers),
        quotations=layers.quotations,
    )
    return found(statements=statements, notes=(*notes, *more))
