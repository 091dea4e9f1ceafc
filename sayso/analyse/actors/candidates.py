"""Candidates for mentions, and the article as those who look for them see it."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.analyse.actors.lore import Lore, lore_of
from sayso.analyse.tree import Tree, make_tree
from sayso.article import Article, Span
from sayso.layers import Layers
from sayso.lexicon.actors import ActorTable
from sayso.record import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """One stretch of tokens that may be a mention: `first` to `last` inclusive, and what it says of its referent.

    `noun` is the role noun at the head; `gender` is m, f or empty; `definite` holds for "the", "this", "his".
    `dated` holds where "former" is what the table says for the day, not what the text says.
    """

    first: int
    last: int
    head: int
    form: str
    kind: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    plural: bool = False
    gender: str = ""
    noun: str = ""
    definite: bool = False
    former: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """An article with its tree, the start of each token, the labels of tokens in names, its places, its lore."""

    article: Article
    layers: Layers
    tree: Tree
    starts: tuple[int, ...]
    labels: tuple[str, ...]
    places: Mapping[Span, Place]
    lore: Lore

    def tokens_of(self, span: Span) -> tuple[int, int] | None:
        """The first and last token under a span, or None if it covers no token."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end) - 1
        return (first, last) if first <= last else None

    def text(self, first: int, last: int) -> str:
        """The characters from one token to another, blanks and line breaks straightened."""
        return " ".join(self.tree.span(first, last).of(self.article.text).split())


def make_view(article: Article, layers: Layers, table: ActorTable) -> View:
    """The view of an article, in time linear in its tokens."""
    starts = tuple(token.span.start for token in layers.tokens)
    labels = [""] * len(starts)
    for name in layers.names:
        for index in range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)):
            labels[index] = name.label
    places = {place.span: place for place in layers.places}
    lore = lore_of(article, table)
    return View(article, layers, make_tree(article.text, layers), starts, tuple(labels), places, lore)
