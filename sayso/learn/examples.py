"""Texts with statements made into what the encoder learns from: tokens with a role each, and cues with their links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.analyse import paragraphs, quotations
from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.nesting import inside, parents
from sayso.analyse.attribution.reading import drafts_within
from sayso.analyse.attribution.rules import by_rule
from sayso.analyse.encode.features import Ints, Parts, Told, drafted, tell, under
from sayso.analyse.encode.windows import Pieces
from sayso.analyse.syntax import Syntax
from sayso.analyse.tree import Tree, make_tree
from sayso.article import Article, make_article
from sayso.layers import Layers, add
from sayso.learn.corpora import Attributed, Labelled
from sayso.record import Spans

# The role of a token of which nothing is known.
IGNORED = -100
# Of how many sentences one stands alone too.
ALONE = 8


@dataclass(frozen=True, slots=True)
class Link:
    """The tokens of one cue, and those of its source and its content; empty ones for a cue that reports nothing."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch of tokens to learn from: their pieces, what is told of them, the role of each (n), and the links."""

    id: str
    pieces: list[list[int]]
    told: Told
    roles: Ints
    links: tuple[Link, ...]
    own: bool = False


def layers_of(article: Article, syntax: Syntax) -> Layers:
    """The layers that the rules of attribution need."""
    layers = add(Layers(), paragraphs.analyse(article, Layers()))
    layers = add(layers, syntax(article, layers))
    return add(layers, quotations.analyse(article, layers))


def examples(labelled: Labelled, syntax: Syntax, pieces: Pieces, *, own: bool = False) -> Iterator[Example]:
    """The text as a whole with its outermost statements; where inner ones are marked, each content as one more.

    Of a text whose inner statements are not marked, some sentences stand alone too, for contents look like them.
    """
    for one in _examples(labelled, syntax, pieces):
        yield replace(one, own=own)


def _examples(labelled: Labelled, syntax: Syntax, pieces: Pieces) -> Iterator[Example]:
    article = make_article(labelled.text, language="en")
    layers = layers_of(article, syntax)
    tree = make_tree(article.text, layers)
    drafts, _ = by_rule(tree, layers, article.headline)
    above = parents(drafts)
    top = [draft for draft, parent in zip(drafts, above, strict=True) if parent is None]
    outer = [one for one in labelled.statements if one.within is None]
    scope = (0, len(tree.tokens))
    whole = _example(labelled.id, (tree, layers, scope), top, outer, pieces)
    starts = [token.span.start for token in tree.tokens]
    unknown = [i for span in labelled.ignored for i in under(starts, span) if whole.roles[i] == 0]
    whole.roles[unknown] = IGNORED
    yield whole
    if not labelled.inner:
        yield from _alone(labelled.id, (tree, layers), top, outer, pieces)
        return
    for number, statement in enumerate(labelled.statements):
        children = [one for one in labelled.statements if one.within == number]
        for part, span in enumerate(statement.content):
            held = under(starts, span)
            if len(held) < 3:
                continue
            here = [one for one in children if inside(one.content, (span,))]
            kept = drafts_within(sorted(drafts, key=lambda one: one.content[0].start), span, statement.cue)
            name = f"{labelled.id}/{number}.{part}"
            yield _example(name, (tree, layers, (held.start, held.stop)), kept, here, pieces)


def _alone(
    name: str, where: tuple[Tree, Layers], drafts: Sequence[Draft], gold: Sequence[Attributed], pieces: Pieces
) -> Iterator[Example]:
    """Every ALONE-th sentence of a text, with the statements that lie in it whole."""
    tree, layers = where
    for sentence in tree.sentences[::ALONE]:
        parts = (sentence.span,)
        held = [draft for draft in drafts if inside((*draft.source, *draft.cue, *draft.content), parts)]
        here = [one for one in gold if inside((*one.source, *one.cue, *one.content), parts)]
        cut = [one for one in gold if one not in here and any(span.meets(sentence.span) for span in one.content)]
        if not cut and sentence.last - sentence.first > 4:
            scope = (sentence.first, sentence.last)
            yield _example(f"{name}/s{sentence.index}", (tree, layers, scope), held, here, pieces)


def _example(
    name: str,
    where: tuple[Tree, Layers, tuple[int, int]],
    drafts: Sequence[Draft],
    gold: Sequence[Attributed],
    pieces: Pieces,
) -> Example:
    tree, layers, (first, last) = where
    starts = [token.span.start for token in tree.tokens[first:last]]
    found: list[Parts] = [(draft.source, draft.cue, draft.content) for draft in drafts]
    parts: list[Parts] = [(one.source, one.cue, one.content) for one in gold]
    roles, _ = drafted(starts, parts)
    links = [Link(*(_tokens(starts, spans) for spans in (part[1], part[0], part[2]))) for part in parts]
    known = {index for link in links for index in link.cue}
    for _, cue, _ in found:
        tokens = _tokens(starts, cue)
        if tokens and not known & set(tokens):
            links.append(Link(tokens, (), ()))
    words = [token.text for token in tree.tokens[first:last]]
    told = tell(tree, layers, found, first, last)
    kept = tuple(link for link in links if link.cue)
    return Example(name, pieces(words), told, np.array(roles, np.int64) - 1, kept)


def _tokens(starts: Sequence[int], spans: Spans) -> tuple[int, ...]:
    return tuple(index for span in spans for index in under(starts, span))
