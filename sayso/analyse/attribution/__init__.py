"""Attribution: the statements of an article, each with its source, cue and content, and those inside others."""

from sayso.analyse.attribution.clauses import from_clauses
from sayso.analyse.attribution.drafts import tidy
from sayso.analyse.attribution.marks import make_marks
from sayso.analyse.attribution.nesting import parents
from sayso.analyse.attribution.speech import with_speech
from sayso.analyse.attribution.statements import to_statements
from sayso.analyse.attribution.tree import make_tree
from sayso.article import Article
from sayso.layers import Found, Layers, found

NEEDS = ("tokens", "sentences", "names", "quotations", "entities")
GIVES = ("statements",)


def analyse(article: Article, layers: Layers) -> Found:
    """Every statement and attitude of the article, and notes on quotations and sources that could not be settled."""
    tree = make_tree(article.text, layers)
    rough, notes = with_speech(tree, make_marks(tree, layers), list(from_clauses(tree)))
    drafts = [draft for one in rough if (draft := tidy(article.text, one)) is not None]
    statements, more = to_statements(article, layers, drafts, parents(drafts))
    return found(statements=statements, notes=(*notes, *more))
