"""Attribution read by the encoder: the text as a whole for outermost statements, then each content for inner ones."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sayso.analyse.attribution.drafts import Draft, without
from sayso.analyse.attribution.nesting import inside, parents
from sayso.analyse.attribution.via import via_of
from sayso.analyse.encode.encoder import Encoder
from sayso.analyse.encode.features import GROUPS, Parts, tell, under
from sayso.analyse.encode.joining import Joined, joined
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Layers, Token
from sayso.lexicon.cues import POS_OF, cues
from sayso.record import Spans

# Contents of fewer tokens hold no further statement.
SHORTEST = 4
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """The encoder with the text that it reads, and what rules found in it."""

    encoder: Encoder
    tree: Tree
    layers: Layers
    ruled: Sequence[Draft]
    starts: Sequence[int]


def by_encoder(
    encoder: Encoder, tree: Tree, layers: Layers, ruled: Sequence[Draft]
) -> tuple[list[Draft], list[int | None]]:
    """The statements that the encoder finds, given those of the rules, and for each the index of its parent."""
    reader = Reader(encoder, tree, layers, ruled, [token.span.start for token in tree.tokens])
    found: list[Draft] = []
    above: list[int | None] = []
    waiting: list[tuple[int | None, int]] = []
    for draft in outermost(reader):
        waiting.append((len(found), 1))
        found.append(draft)
        above.append(None)
    for parent, depth in waiting:
        assert parent is not None
        outer = found[parent]
        for span in outer.content if depth < DEEPEST else ():
            for draft in _read_within(reader, span, outer):
                waiting.append((len(found), depth + 1))
                found.append(draft)
                above.append(parent)
    order = sorted(range(len(found)), key=lambda i: (found[i].cue[0], found[i].content, found[i].source))
    place = {old: new for new, old in enumerate(order)}
    parent_of = [above[old] for old in order]
    return [found[old] for old in order], [None if old is None else place[old] for old in parent_of]


def outermost(reader: Reader) -> list[Draft]:
    """The statements of the text as a whole, those inside others left out."""
    ruled = list(reader.ruled)
    top = [draft for draft, parent in zip(ruled, parents(ruled), strict=True) if parent is None]
    found = _read(reader, (0, len(reader.tree.tokens)), top)
    return [*found, *_left_over(found, top)]


def _left_over(found: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """The quotations that rules give a source and of which the encoder makes nothing: four of five are right."""
    taken = sorted(span for draft in found for span in (*draft.cue, *draft.content))
    ends = list(accumulate((span.end for span in taken), max))
    return [
        draft
        for draft in ruled
        if draft.rule == "speech" and not any(_met(span, taken, ends) for span in (*draft.cue, *draft.content))
    ]


def _met(span: Span, taken: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether a span meets one of those taken, which are sorted; `ends` are the farthest ends so far."""
    before = bisect_left(taken, (span.end,))
    return before > 0 and ends[before - 1] > span.start


def _read_within(reader: Reader, span: Span, outer: Draft) -> list[Draft]:
    """The statements within a piece of a content; none where no token in it could be a cue."""
    held = under(reader.starts, span)
    if len(held) < SHORTEST or not any(_may_report(reader.tree.tokens[index]) for index in held):
        return []
    drafts = drafts_within(reader.ruled, span, outer.cue)
    return [
        draft
        for draft in _read(reader, (held.start, held.stop), drafts)
        if inside(draft.content, outer.content) and draft.content != outer.content
    ]


def _may_report(token: Token) -> bool:
    part = POS_OF.get(token.pos)
    return (part is not None and (token.lemma.lower(), part) in cues()) or token.text.lower() == "according"


def drafts_within(drafts: Sequence[Draft], span: Span, cue: Spans) -> list[Draft]:
    """The drafts whose content lies in a span, less that of the cue itself and those inside others of them."""
    held = [draft for draft in drafts if inside(draft.content, (span,)) and not set(draft.cue) & set(cue)]
    return [draft for draft, parent in zip(held, parents(held), strict=True) if parent is None]


def _read(reader: Reader, scope: tuple[int, int], ruled: Sequence[Draft]) -> list[Draft]:
    first, last = scope
    tree = reader.tree
    parts: list[Parts] = [(draft.source, draft.cue, draft.content) for draft in ruled]
    told = tell(tree, reader.layers, parts, first, last)
    scores = reader.encoder([token.text for token in tree.tokens[first:last]], told)
    quotation = told.groups[:, GROUPS.index("quotation")]
    # A content may change its cue where a sentence starts, but not within a quotation.
    starts = (sentence.first - first for sentence in tree.sentences if first < sentence.first < last)
    cuts = [at for at in starts if not quotation[at] or quotation[at] != quotation[at - 1]]
    drafts = (_draft(tree, one, first, ruled) for one in joined(scores, cuts))
    return [draft for draft in drafts if draft is not None]


def _draft(tree: Tree, one: Joined, first: int, ruled: Sequence[Draft]) -> Draft | None:
    """The draft of what was joined; what a rule knows of the same cue is taken over."""
    cue = _span(tree, one.cue, first)
    known = next((draft for draft in ruled if any(span.meets(cue) for span in draft.cue)), None)
    source = () if one.source is None else (_span(tree, one.source, first),)
    content = without(tree.text, (_span(tree, part, first) for part in one.content), (cue, *source))
    if not content:
        return None
    anchor = _anchor(tree, range(one.cue[0] + first, one.cue[1] + first))
    made = Draft(
        rule="encoder",
        anchor=anchor,
        kind=_kind(tree, range(one.cue[0] + first, one.cue[1] + first), anchor),
        cue=(cue,),
        source=source,
        head=None if one.source is None else _root(tree, range(one.source[0] + first, one.source[1] + first)),
        content=content,
        sure=round(one.sure, 2),
    )
    if known is not None and known.anchor >= 0:
        made = replace(made, rule=known.rule, anchor=known.anchor, kind=known.kind, group=known.group)
        if known.head is not None and source and source[0].start <= tree.tokens[known.head].span.start < source[0].end:
            made = replace(made, head=known.head)
    if made.kind == "statement":
        made = replace(made, via=without(tree.text, via_of(tree, made.anchor), (cue, *source, *content)))
    return made


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


def _cue(token: Token) -> object:
    return cues().get((token.lemma.lower(), POS_OF.get(token.pos, "")))


def _kind(tree: Tree, held: range, anchor: int) -> str:
    token = tree.tokens[anchor]
    cue = cues().get((token.lemma.lower(), POS_OF.get(token.pos, "")))
    return "statement" if cue is None else cue.kind
