"""Statements inside statements: which draft's content lies in which, without circles or double entries."""

from bisect import bisect_right

from sayso.analyse.attribution.drafts import Draft
from sayso.record import Spans


def inside(inner: Spans, outer: Spans) -> bool:
    """Whether each span of the one lies inside a span of the other."""
    starts = [span.start for span in outer]
    for span in inner:
        at = bisect_right(starts, span.start) - 1
        if at < 0 or not outer[at].holds(span):
            return False
    return True


def size(spans: Spans) -> int:
    """How many characters the spans cover."""
    return sum(span.end - span.start for span in spans)


def parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the innermost draft whose content holds its content, and that is longer.

    Its cue must lie in that content too, unless the outer source passes the inner one's words on.
    """
    by_start = sorted(range(len(drafts)), key=lambda i: _order(drafts[i], i))
    found: list[int | None] = [None] * len(drafts)
    stack: list[int] = []
    for index in by_start:
        here = drafts[index]
        while stack and drafts[stack[-1]].content[-1].end <= here.content[0].start:
            stack.pop()
        best: int | None = None
        for other in stack[-40:]:
            if _holds(drafts[other], here) and (best is None or _closer(drafts[other], drafts[best])):
                best = other
        found[index] = best
        stack.append(index)
    return found


def _order(draft: Draft, index: int) -> tuple[int, int, int, bool, int]:
    """Outer contents before inner ones, and one who passes words on before the one who said them."""
    return draft.content[0].start, -draft.content[-1].end, -size(draft.content), draft.citing is not None, index


def _closer(one: Draft, other: Draft) -> bool:
    return size(one.content) < size(other.content)


def _holds(outer: Draft, inner: Draft) -> bool:
    if not inside(inner.content, outer.content):
        return False
    if inner.citing == outer.anchor:
        return True
    if inside(inner.cue, outer.content):
        return size(inner.content) < size(outer.content)
    return False
