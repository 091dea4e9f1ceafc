"""An article as the event analyser sees it: the tree of its parse without datelines, and the labels of its names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.analyse.events.codebook import Codebook
from sayso.analyse.tree import Tree, make_tree
from sayso.article import Article, Span
from sayso.layers import Layers, Token
from sayso.lexicon.actors import ActorTable
from sayso.lexicon.nouns import marks_of

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Sectors of those who bear arms.
_ARMED = frozenset({"MIL", "REB", "UAF", "IMG"})
# Kinds of entities whose names have a label of the recogniser, which they overrule.
_OF_KIND = {"person": "PERSON", "organisation": "ORG"}
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*(?:, [A-Z][\w.]+(?: [A-Z]\w+)*)*(?:,? (?:\w+\.? \d{1,2}|\d{1,2} \w+\.?))?"
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:--|[—–:\"-])\s"
)
_DATELINE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class View:
    """An article as the event analyser sees it: its layers, its tree, and the label of each token in a name.

    `of_words` says that the article tells of a contest of words and votes rather than of bodily harm; `armed` holds the
    tokens in names of armies and armed groups; `book` the types and frames that it is read with, `table` the actors.
    """

    article: Article
    layers: Layers
    tree: Tree
    labels: tuple[str, ...]
    book: Codebook
    table: ActorTable
    datelines: frozenset[int] = frozenset()
    armed: frozenset[int] = frozenset()
    of_words: bool = False


def make_view(article: Article, layers: Layers, book: Codebook, table: ActorTable) -> View:
    """The view of an article, in time linear in its tokens and names."""
    tokens = layers.tokens
    labels = [""] * len(tokens)
    named = [(name.span, name.label) for name in layers.names]
    known = [
        (mention.span, _OF_KIND[entity.kind])
        for entity in layers.entities
        if entity.kind in _OF_KIND
        for mention in entity.mentions
        if mention.form == "name"
    ]
    for spans in (named, known):
        for index, label in _labelled(tokens, spans):
            labels[index] = label
    forces = [
        (mention.span, "")
        for entity in layers.entities
        if entity.kind != "person" and not _ARMED.isdisjoint(entity.sectors)
        for mention in entity.mentions
        if mention.form == "name"
    ]
    armed = frozenset(index for index, _ in _labelled(tokens, forces))
    dated = frozenset(_datelines(article.text, layers, labels))
    tree = _without(make_tree(article.text, layers), dated)
    return View(article, layers, tree, tuple(labels), book, table, dated, armed, _of_words(layers.tokens))


def _labelled(tokens: tuple[Token, ...], spans: list[tuple[Span, str]]) -> Iterator[tuple[int, str]]:
    """The tokens inside labelled spans, in one walk over both."""
    at = 0
    for span, label in sorted(spans):
        while at < len(tokens) and tokens[at].span.start < span.start:
            at += 1
        index = at
        while index < len(tokens) and tokens[index].span.end <= span.end:
            yield index, label
            index += 1


def _of_words(tokens: tuple[Token, ...]) -> bool:
    """Whether more words tell of politics than of harm."""
    kinds = [marks_of(token.lemma.lower()) for token in tokens]
    return sum("politics" in found for found in kinds) > sum("harm" in found for found in kinds)


def _datelines(text: str, layers: Layers, labels: list[str]) -> Iterator[int]:
    """The tokens of datelines: "KABUL, 4 May (Agency) -" is no subject of what follows."""
    for sentence in layers.sentences:
        start = sentence.span.start
        found = _DATELINE.match(text[start : min(sentence.span.end, start + _DATELINE_LENGTH)])
        first = layers.tokens[sentence.first]
        if found is None or not (first.text.isupper() or "(" in found[0] or labels[sentence.first] in ("GPE", "LOC")):
            continue
        for index in range(sentence.first, sentence.last):
            if layers.tokens[index].span.start >= start + found.end():
                break
            yield index


def _without(tree: Tree, dated: frozenset[int]) -> Tree:
    """The tree with what hangs on a dateline hung on the dateline's own head, in the dateline's role."""
    if not dated:
        return tree
    moved: dict[int, Token] = {}
    for index in sorted(dated):
        token = tree.tokens[index]
        if token.head in dated or token.dep not in ("nsubj", "nsubjpass"):
            continue
        heir = next(
            (
                other
                for other in tree.tokens[index + 1 : token.head]
                if other.index not in dated and other.pos in NOMINAL and other.head in dated
            ),
            None,
        )
        moved[index] = replace(token, dep="npadvmod")
        if heir is not None:
            moved[heir.index] = replace(heir, head=token.head, dep=token.dep)
    if not moved:
        return tree
    tokens = tuple(moved.get(token.index, token) for token in tree.tokens)
    return make_tree(tree.text, Layers(tokens=tokens, sentences=tree.sentences))
