"""Attribution read by the encoder: the text as a whole for outermost statements, then each content for inner ones."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.analyse.attribution.drafts import Draft, touching, without
from sayso.analyse.attribution.nesting import inside, parents
from sayso.analyse.attribution.via import via_of
from sayso.analyse.encode.encoder import Encoder, Scores
from sayso.analyse.encode.features import GROUPS, Parts, tell, under
from sayso.analyse.encode.joining import Joined, joined
from sayso.analyse.tree import Tree, passive
from sayso.article import Span
from sayso.layers import Layers, Token
from sayso.lexicon.cues import POS_OF, Cue, cues
from sayso.record import Spans

# Contents of fewer tokens hold no further statement.
SHORTEST = 4
DEEPEST = 8
# How sure the encoder must be of a cue; and of one without a source that the lexicon does not list ("was granted
# asylum"). polnear-dev: precision 75.3 → 76.2, recall 72.5 → 72.0.
LEAST_SURE, LEAST_UNSTATED = 0.5, 0.6
# A run of these alone is no source.
NO_SOURCE = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "PART"})
# Marks before the name of the one who signs a quotation.
DASHES = frozenset("-–—―")
# How many drafts before a cue may reach up to it.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Reader:
    """The encoder with the text that it reads, and what rules found in it."""

    encoder: Encoder
    tree: Tree
    layers: Layers
    ruled: Sequence[Draft]
    starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder makes of a text: statements, for each the index of its parent, and the scores of the whole."""

    drafts: list[Draft]
    above: list[int | None]
    scores: Scores


def by_encoder(encoder: Encoder, tree: Tree, layers: Layers, ruled: Sequence[Draft]) -> Reading:
    """The statements that the encoder finds, given those of the rules."""
    ruled = sorted(ruled, key=_by_content)
    reader = Reader(encoder, tree, layers, ruled, [token.span.start for token in tree.tokens])
    found: list[Draft] = []
    above: list[int | None] = []
    seen: set[tuple[Spans, Spans, Spans]] = set()
    cited = {draft.citing: draft for draft in ruled if draft.citing is not None}
    top, scores = outermost(reader)
    waiting: list[tuple[Draft, int | None, int]] = [(draft, None, 1) for draft in _citing(tree.text, top, ruled, cited)]
    while waiting:
        following: list[tuple[Draft, int | None, int]] = []
        for draft, parent, depth in waiting:
            if (draft.source, draft.cue, draft.content) in seen:
                continue
            seen.add((draft.source, draft.cue, draft.content))
            found.append(draft)
            above.append(parent)
            here = len(found) - 1
            inner = cited.get(draft.anchor)
            if inner is not None and (passed := _passed_on(tree.text, inner, draft)) is not None:
                following.append((passed, here, depth + 1))
            elif depth < DEEPEST:
                within = (one for span in draft.content for one in _read_within(reader, span, draft))
                following.extend((one, here, depth + 1) for one in within)
        waiting = following
    return Reading(*_in_order(found, above), scores)


def _by_content(draft: Draft) -> tuple[int, int]:
    return draft.content[0].start, -draft.content[-1].end


def _citing(text: str, top: list[Draft], ruled: Sequence[Draft], cited: Mapping[int, Draft]) -> list[Draft]:
    """The outermost statements with those who cite in the place of those whom they cite."""
    anchors = {draft.anchor for draft in top}
    by_anchor = {draft.anchor: draft for draft in ruled if draft.anchor in cited}
    outer_of = {inner.anchor: by_anchor[anchor] for anchor, inner in cited.items() if anchor in by_anchor}
    out = []
    for draft in top:
        outer = outer_of.get(draft.anchor)
        if outer is None:
            out.append(draft)
        elif outer.anchor not in anchors:
            inner = cited[outer.anchor]
            hole = (*outer.cue, *outer.source, *inner.cue, *inner.source)
            content = without(text, draft.content, hole)
            out.append(replace(outer, content=content) if content else draft)
    return out


def _passed_on(text: str, inner: Draft, outer: Draft) -> Draft | None:
    """The statement of a cited source, over the content of the one who cites it; None if that leaves nothing."""
    content = without(text, outer.content, (*inner.cue, *inner.source))
    held = content and inside(content, outer.content) and not _meet(inner.cue, outer.cue)
    return replace(inner, content=content, citing=None) if held else None


def _in_order(found: list[Draft], above: list[int | None]) -> tuple[list[Draft], list[int | None]]:
    """The statements in the order of their cues, with the places of their parents."""
    order = sorted(range(len(found)), key=lambda i: (found[i].cue[0], found[i].content, found[i].source, i))
    place = {old: new for new, old in enumerate(order)}
    parents_of = (above[old] for old in order)
    return [found[old] for old in order], [None if old is None else place[old] for old in parents_of]


def outermost(reader: Reader) -> tuple[list[Draft], Scores]:
    """The statements of the text as a whole, those inside others left out, and the scores that they rest on."""
    ruled = list(reader.ruled)
    top = [draft for draft, parent in zip(ruled, parents(ruled), strict=True) if parent is None]
    # Of what rules find and the encoder does not, quotations are right four times in five, the rest not once in two.
    found, scores = _read(reader, (0, len(reader.tree.tokens)), top)
    speech = [one for one in top if one.rule == "speech"]
    return _beside(_signed(reader.tree.text, found, speech), speech), scores


def _signed(text: str, found: list[Draft], speech: Sequence[Draft]) -> list[Draft]:
    """The statements with the quotations that somebody signs after a dash taken from all others.

    One signed quotation behind another has a signature on both sides; rules know that the one behind it is its own.
    """
    signed = [one for one in speech if set(one.cue[0].of(text)) <= DASHES]
    holes = tuple(span for one in signed for span in (*one.source, *one.cue, *one.content))
    kept = list(signed)
    for draft in found:
        content = without(text, draft.content, holes)
        if content and not _meet(draft.cue, holes):
            kept.append(replace(draft, content=content))
    return kept


def _beside(found: list[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """The statements found, and those of the rules that share no word with the cues and contents of any of them."""
    taken = touching(span for draft in found for span in (*draft.cue, *draft.content))
    return [*found, *(one for one in ruled if not any(map(taken, (*one.cue, *one.content))))]


def _read_within(reader: Reader, span: Span, outer: Draft) -> list[Draft]:
    """The statements within a piece of a content; none where rules find none and no verb in it could be a cue.

    Of the contents without either, one in eight would give a statement, and reading them takes a twentieth of the time.
    """
    held = under(reader.starts, span)
    drafts = drafts_within(reader.ruled, span, outer.cue)
    if len(held) < SHORTEST or not (drafts or any(_may_report(reader.tree.tokens[index]) for index in held)):
        return []
    return [
        draft
        for draft in _beside(_read(reader, (held.start, held.stop), drafts)[0], drafts)
        if inside(draft.content, outer.content) and draft.content != outer.content
    ]


def _may_report(token: Token) -> bool:
    return token.pos == "VERB" and token.dep != "amod" and (token.lemma.lower(), "v") in cues()


def drafts_within(drafts: Sequence[Draft], span: Span, cue: Spans) -> list[Draft]:
    """The drafts whose content lies in a span, less that of the cue itself and those inside others of them.

    The drafts given are in the order of their contents.
    """
    first = bisect_left(drafts, span.start, key=lambda draft: draft.content[0].start)
    last = bisect_left(drafts, span.end, key=lambda draft: draft.content[0].start)
    held = [one for one in drafts[first:last] if inside(one.content, (span,)) and not _meet(one.cue, cue)]
    return [draft for draft, parent in zip(held, parents(held), strict=True) if parent is None]


def _meet(ones: Spans, others: Spans) -> bool:
    return any(one.meets(other) for one in ones for other in others)


def _read(reader: Reader, scope: tuple[int, int], ruled: Sequence[Draft]) -> tuple[list[Draft], Scores]:
    first, last = scope
    tree = reader.tree
    parts: list[Parts] = [(draft.source, draft.cue, draft.content) for draft in ruled]
    told = tell(tree, reader.layers, parts, first, last)
    scores = reader.encoder([token.text for token in tree.tokens[first:last]], told)
    quotation = told.groups[:, GROUPS.index("quotation")]
    # A content may change its cue where a sentence starts, but not within a quotation.
    starts = (sentence.first - first for sentence in tree.sentences if first < sentence.first < last)
    cuts = [at for at in starts if not quotation[at] or quotation[at] != quotation[at - 1]]
    by_cue = sorted(ruled, key=lambda draft: draft.cue[0])
    paragraph = told.groups[:, GROUPS.index("paragraph")]
    breaks = (np.flatnonzero(np.diff(paragraph)) + 1).tolist()
    drafts = (_draft(tree, one, first, by_cue) for one in joined(scores, cuts, breaks))
    return [draft for draft in drafts if draft is not None and _sure(tree, draft)], scores


def _sure(tree: Tree, draft: Draft) -> bool:
    least = LEAST_SURE if draft.source or _cue(tree.tokens[draft.anchor]) is not None else LEAST_UNSTATED
    return draft.sure >= least


def _draft(tree: Tree, one: Joined, first: int, ruled: Sequence[Draft]) -> Draft | None:
    """The draft of what was joined; what a rule knows of the same cue is taken over, its source where it has none."""
    cue = _span(tree, one.cue, first)
    held = None if one.source is None else range(one.source[0] + first, one.source[1] + first)
    if held is not None and all(tree.tokens[index].pos in NO_SOURCE for index in held):
        held = None
    source = () if held is None else (tree.span(held[0], held[-1]),)
    content = without(tree.text, (_span(tree, part, first) for part in one.content), (cue, *source))
    if not content:
        return None
    anchor = _anchor(tree, range(one.cue[0] + first, one.cue[1] + first))
    listed = _cue(tree.tokens[anchor])
    made = Draft(
        rule="encoder",
        anchor=anchor,
        kind="statement" if listed is None else listed.kind,
        cue=(cue,),
        source=source,
        head=None if held is None else _root(tree, held),
        content=content,
        sure=round(one.sure, 2),
    )
    known = _known(ruled, cue)
    if known is not None and known.anchor >= 0:
        made = _told_by(made, known, tree)
    if made.kind == "statement":
        made = replace(made, via=without(tree.text, via_of(tree, made.anchor), (cue, *made.source, *content)))
    return made


def _told_by(made: Draft, known: Draft, tree: Tree) -> Draft:
    """The draft with the rule, kind and anchor of the rules' draft, the head of its source, or its source."""
    made = replace(made, rule=known.rule, anchor=known.anchor, kind=known.kind, group=known.group)
    if not known.source and passive(tree, known.anchor):
        return replace(made, source=(), head=None)  # "asked about the talks, the minister …": the hearer
    if not made.source and known.source and not _meet(known.source, (*made.cue, *made.content)):
        return replace(made, source=known.source, head=known.head)
    if known.head is not None and made.source and made.source[0].holds(tree.tokens[known.head].span):
        return replace(made, head=known.head)
    return made


def _known(ruled: Sequence[Draft], cue: Span) -> Draft | None:
    """The draft, of those in the order of their cues, whose cue meets this one."""
    at = bisect_left(ruled, cue.end, key=lambda draft: draft.cue[0].start)
    near = ruled[max(0, at - NEAR) : at]
    return next((draft for draft in reversed(near) if any(span.meets(cue) for span in draft.cue)), None)


def _span(tree: Tree, tokens: tuple[int, int], first: int) -> Span:
    return tree.span(tokens[0] + first, tokens[1] + first - 1)


def _root(tree: Tree, held: range) -> int:
    """The first of the tokens whose head is none of them."""
    outer = (i for i in held if tree.tokens[i].head not in held or tree.tokens[i].head == i)
    return next(outer, held[0])


def _anchor(tree: Tree, held: range) -> int:
    """The token of a cue that the lexicon lists, the last if there are several, or else its root."""
    listed = [index for index in held if _cue(tree.tokens[index]) is not None]
    return listed[-1] if listed else _root(tree, held)


def _cue(token: Token) -> Cue | None:
    return cues().get((token.lemma.lower(), POS_OF.get(token.pos, "")))
