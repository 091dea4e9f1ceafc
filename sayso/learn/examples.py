"""Texts with statements made into what the encoder learns from: tokens with a role each, and cues with their links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.analyse import paragraphs, quotations
from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.nesting import inside, parents
from sayso.analyse.attribution.reading import drafts_within
from sayso.analyse.attribution.rules import by_rule
from sayso.analyse.encode.features import ACTS, Ints, Parts, Told, drafted, tell, under
from sayso.analyse.encode.links import ACTOR, CONTENT, RECIPIENT, SOURCE
from sayso.analyse.encode.windows import Pieces
from sayso.analyse.syntax import Syntax
from sayso.analyse.tree import Tree, make_tree
from sayso.article import Article, make_article
from sayso.layers import Layers, add
from sayso.learn.acts import Act, Acted
from sayso.learn.corpora import Attributed, Labelled
from sayso.lexicon.frames import frames_of
from sayso.record import Spans

# The role of a token of which nothing is known.
IGNORED = -100
# Acts in which all parties act, and verbs that tell of an act and are none.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
REPORTING = frozenset({"say", "tell", "report", "add", "be", "have"})
# Of how many sentences one stands alone too.
ALONE = 8


@dataclass(frozen=True, slots=True)
class Link:
    """The tokens that ask (of a cue, or the head of a trigger), and for each side that is known those linked to it."""

    asking: tuple[int, ...]
    sides: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch of tokens to learn from: their pieces, what is told of them, role and act of each (n), links."""

    id: str
    pieces: list[list[int]]
    told: Told
    roles: Ints
    acts: Ints
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
    links = [_link(starts, part) for part in parts]
    known = {index for link in links for index in link.asking}
    links.extend(_link(starts, ((), cue, ())) for _, cue, _ in found if not known & set(_tokens(starts, cue)))
    words = [token.text for token in tree.tokens[first:last]]
    told = tell(tree, layers, found, first, last)
    kept = tuple(link for link in links if link.asking)
    return Example(name, pieces(words), told, np.array(roles, np.int64) - 1, unknown(len(words)), kept)


def examples_of_acts(acted: Acted, syntax: Syntax, pieces: Pieces) -> Example:
    """The text with its acts; nothing is known of its statements."""
    article = make_article(acted.text, language="en")
    layers = layers_of(article, syntax)
    tree = make_tree(article.text, layers)
    drafts, _ = by_rule(tree, layers, article.headline)
    above = parents(drafts)
    told = [(one.source, one.cue, one.content) for one, up in zip(drafts, above, strict=True) if up is None]
    count = len(tree.tokens)
    starts = [token.span.start for token in tree.tokens]
    labels = np.zeros(count, np.int64) if acted.complete else unknown(count)
    links = []
    for act in acted.acts:
        sides = (ACTOR, _tokens(starts, tuple(act.actors))), (RECIPIENT, _tokens(starts, tuple(act.recipients)))
        words = _tokens(starts, (act.trigger,)) if act.trigger is not None else ()
        head = _outer(tree, words) if words else _between(tree, sides[0][1], sides[1][1])
        type_ = _type(tree, act, head)
        if head is None or type_ is None:
            continue
        labels[list(words)] = IGNORED
        labels[head] = ACTS.index(type_)
        # A dyad of a mutual act is labelled in one order of two.
        if act.trigger is not None or type_ not in MUTUAL:
            links.append(Link((head,), sides))
    words_of = pieces([token.text for token in tree.tokens])
    features = tell(tree, layers, told, 0, count)
    return Example(acted.id, words_of, features, unknown(count), labels, tuple(links), own=acted.complete)


def _type(tree: Tree, act: Act, head: int | None) -> str | None:
    """The type of an act; of giving way, which a set does not tell apart, the one that the frames of the word have."""
    if act.type in ACTS or head is None:
        return act.type if act.type in ACTS else None
    token = tree.tokens[head]
    types = {frame.type for frame in frames_of(token.lemma.lower(), token.pos.lower())}
    return next((name for name in ("RETREAT", "CONCEDE") if name in types), None)


def _outer(tree: Tree, held: Sequence[int]) -> int:
    """The first of the tokens whose head is none of them."""
    return next((index for index in held if tree.tokens[index].head not in held), held[0])


def _between(tree: Tree, actors: Sequence[int], recipients: Sequence[int]) -> int | None:
    """The verb or noun on which both sides hang, None if there is none or if it only reports."""
    if not actors or not recipients:
        return None
    above = _up(tree, _outer(tree, actors))
    meeting = next((index for index in _up(tree, _outer(tree, recipients)) if index in above), None)
    if meeting is None or meeting in actors or meeting in recipients:
        return None
    token = tree.tokens[meeting]
    return meeting if token.pos in ("VERB", "NOUN") and token.lemma not in REPORTING else None


def _up(tree: Tree, index: int) -> list[int]:
    """A token and all above it."""
    path = [index]
    while tree.tokens[path[-1]].head != path[-1] and len(path) < len(tree.tokens):
        path.append(tree.tokens[path[-1]].head)
    return path


def _link(starts: Sequence[int], part: Parts) -> Link:
    source, cue, content = (_tokens(starts, spans) for spans in part)
    return Link(cue, ((SOURCE, source), (CONTENT, content)))


def unknown(size: int) -> Ints:
    """The labels of so many tokens of which nothing is known."""
    return np.full(size, IGNORED, np.int64)


def _tokens(starts: Sequence[int], spans: Spans) -> tuple[int, ...]:
    return tuple(index for span in spans for index in under(starts, span))
