"""The drafts made tidy: one draft a proposition, nothing overlapping in it, with the media it was said to."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from sayso.analyse.attribution.citing import passed_on
from sayso.analyse.attribution.drafts import Draft, joined, tidy, without
from sayso.analyse.attribution.via import via_of
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Quotation


def settled(tree: Tree, rough: list[Draft], quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The drafts to be written, in the order of their cues."""
    kept = []
    datelines = joined(tree.text, (tree.tokens[index].span for index in tree.datelines))
    for draft in _taken_in(tree, _side_by_side(tree, _without_carriers(tree, passed_on(tree, rough)))):
        via = _via(tree, draft) if draft.anchor >= 0 and draft.kind == "statement" else ()
        content = tuple(_whole_marks(tree.text, span, quotations) for span in draft.content)
        content = without(tree.text, content, datelines)
        clean = tidy(tree.text, replace(draft, content=content, via=tuple(v for v in via if not _met(v, draft.source))))
        if clean is not None:
            kept.append(clean)
    return sorted(_once(kept), key=lambda draft: (draft.cue[0], draft.content, draft.source))


def _via(tree: Tree, draft: Draft) -> tuple[Span, ...]:
    """The media beside the verb, or, in "was quoted by Reuters as saying", beside the verb of quoting."""
    verb = tree.tokens[tree.tokens[draft.anchor].head].head if draft.rule == "quoted as" else draft.anchor
    return via_of(tree, verb)


def _whole_marks(text: str, span: Span, quotations: tuple[Quotation, ...]) -> Span:
    """The span with the marks of a quotation that begins or ends with it."""
    start, end = span
    index = bisect_right(quotations, start, key=lambda quotation: quotation.span.end)
    while index < len(quotations) and quotations[index].span.start < end:
        mark = quotations[index].span
        if mark.start < start and not any(map(str.isalnum, text[mark.start : start])):
            start = mark.start
        if end < mark.end and mark.end - end < 4 and not any(map(str.isalnum, text[end : mark.end])):
            end = mark.end
        if mark.start < start < mark.end <= end:
            end = _inner_end(text, start, mark.end) if end == mark.end else end
        index += 1
    return Span(start, end)


def _inner_end(text: str, start: int, end: int) -> int:
    """The end of what begins within a quotation: before its closing mark, and the comma or stop before that."""
    while end - 1 > start and not text[end - 1].isalnum() and text[end - 1] not in "?!)%":
        end -= 1
    return end


def _met(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.meets(other) for other in others)


def _without_carriers(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "expressed a desire for …" is one statement, not one of the verb and one of the noun."""
    carried = set()
    for draft in drafts:
        if draft.rule.startswith("n.") and draft.cue[0].start < tree.tokens[draft.anchor].span.start:
            carried.add(tree.tokens[draft.anchor].head)
    verbs = {draft.anchor for draft in drafts if not draft.rule.startswith("n.")}
    return [draft for draft in drafts if _needed(tree, draft, carried, verbs)]


def _needed(tree: Tree, draft: Draft, carried: set[int], verbs: set[int]) -> bool:
    """Not the carrier of a noun, nor a noun without a source that a cue already has for its object."""
    if not draft.rule.startswith("n."):
        return draft.anchor not in carried
    noun = tree.tokens[draft.anchor]
    if draft.head is not None:
        return True
    return draft.rule == "n.that" and (noun.dep != "dobj" or noun.head not in verbs)


def _side_by_side(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """End a content where another statement of the same source begins: "said P and added Q"."""
    starts = {draft.beside: _begins(tree, draft) for draft in reversed(drafts) if draft.beside is not None}
    out = []
    for draft in drafts:
        start = starts.get(draft.anchor)
        if start is not None and draft.beside is None and draft.content:
            ends = [span.end for span in draft.content]
            out.append(replace(draft, content=without(tree.text, draft.content, (Span(start, max(start + 1, *ends)),))))
        else:
            out.append(draft)
    return out


def _begins(tree: Tree, draft: Draft) -> int:
    """Where a statement begins that stands beside another: at its source, if that follows the other's cue."""
    after = tree.tokens[draft.beside or 0].span.end
    return min([span.start for span in draft.source if span.start > after], default=draft.cue[0].start)


def _taken_in(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Contents of "according to" hold the whole of the statements that stand in them, quotations that go on too."""
    by_cue = sorted(drafts, key=lambda draft: draft.cue[0])
    starts = [draft.cue[0].start for draft in by_cue]
    out = []
    for draft in drafts:
        if draft.rule == "according to" and draft.content:
            last = draft.content[-1].end
            held = by_cue[bisect_left(starts, draft.content[0].start) : bisect_left(starts, last)]
            more = (span for d in held if d.rule != draft.rule for span in d.content if span.start >= last)
            out.append(replace(draft, content=joined(tree.text, (*draft.content, *more))))
        else:
            out.append(draft)
    return out


def _once(drafts: list[Draft]) -> list[Draft]:
    """One of those with the same source and the same content; the surer, then the first."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.source, draft.content)
        if key not in best or (draft.sure, -draft.anchor) > (best[key].sure, -best[key].anchor):
            best[key] = draft
    return list(best.values())
