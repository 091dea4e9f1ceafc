"""The draft of a statement: what a rule found, before sources are named and statements are put into each other."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from sayso.article import Span
from sayso.record import Spans

_MARKS = frozenset("\"“„«‘'‟")
_LOOSE = re.compile(r"[\s,;]+(?:and|but|or)\Z")
_BLANKS_AND_EDGES = frozenset(" \t\r\n\u00a0,;:–—")


@dataclass(frozen=True, slots=True)
class Draft:
    """A source, a cue and a content as spans, with the rule that joined them.

    anchor: token that carries the cue. head: token that carries the source, or None.
    citing: anchor of the draft whose source passes this one on ("Interfax, citing a ministry, reported").
    beside: anchor of the draft that this one stands beside, though the parse put it into that one's content.
    """

    rule: str
    anchor: int
    kind: str
    cue: Spans
    source: Spans
    head: int | None
    content: Spans
    group: str = "say"
    via: Spans = ()
    citing: int | None = None
    beside: int | None = None
    sure: float = 0.9


def without(text: str, spans: Iterable[Span], taken: Iterable[Span]) -> Spans:
    """The spans less what is taken, joined where they touch, without blanks and commas at their edges."""
    pieces = joined(text, spans)
    for hole in sorted(taken):
        pieces = tuple(part for piece in pieces for part in _cut(piece, hole))
    return tuple(part for piece in pieces if (part := stripped(text, piece)) is not None)


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap or have only blanks between them made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip(" ")):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def touching(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """A test of whether a span meets any of these, in time logarithmic in their number.

    >>> touching([Span(3, 5), Span(9, 12)])(Span(5, 10))
    True
    """
    ordered = sorted(spans)
    ends = list(accumulate((span.end for span in ordered), max))

    def meets(span: Span) -> bool:
        before = bisect_left(ordered, (span.end,))
        return before > 0 and ends[before - 1] > span.start

    return meets


def _cut(piece: Span, hole: Span) -> list[Span]:
    if not piece.meets(hole):
        return [piece]
    parts = [Span(piece.start, hole.start), Span(hole.end, piece.end)]
    return [part for part in parts if part.start < part.end]


def stripped(text: str, span: Span) -> Span | None:
    """The span without blanks, commas and dashes at its edges, or None if no letter or digit is left."""
    start, end = span
    while start < end and (text[start] in _BLANKS_AND_EDGES or text[start : start + 2] == ". "):
        start += 1
    while end > start and (text[end - 1] in _BLANKS_AND_EDGES or _full_stop(text, start, end)):
        end -= 1
    loose = _LOOSE.search(text, max(start, end - 6), end)
    if loose is not None and loose.start() > start:
        end = loose.start()
    return Span(start, end) if any(char.isalnum() for char in text[start:end]) else None


def _full_stop(text: str, start: int, end: int) -> bool:
    """Whether the text ends in a full stop that ends a sentence (not one of "U.S." or of an ellipsis)."""
    if end - start < 3 or text[end - 1] != "." or text[start] in _MARKS:
        return False
    return text[end - 2].islower() or text[end - 2].isdigit()


def tidy(text: str, draft: Draft) -> Draft | None:
    """The draft with a content that meets neither its cue nor its source; None if nothing is left of it."""
    cue = tuple(span for span in draft.cue if span.start < span.end)
    source = without(text, draft.source, cue)
    content = without(text, draft.content, (*cue, *source))
    if not content or not cue:
        return None
    return replace(draft, cue=cue, source=source, content=content, via=without(text, draft.via, (*cue, *content)))
