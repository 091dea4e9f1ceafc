"""Quotations: passages in quotation marks, paragraph by paragraph, in one pass over the text.

Double marks (straight, curly, low-high, guillemets, two apostrophes) are quotations wherever they stand; single ones
only outside double ones, and only where they are no apostrophes. Feet, inches and apostrophes are no marks.
A mark without its partner gives a note, and its quotation ends with the paragraph.
"""

import re
from dataclasses import dataclass

from sayso.article import Article, Span
from sayso.layers import Found, Layers, Quotation, found
from sayso.notes import Note, note

NEEDS = ("paragraphs",)
GIVES = ("quotations",)

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‹›‚]")
_SINGLE = frozenset("‘’'‹›‚")
_OPENS = frozenset({"“", "„", "«", "``", "‟"})
_CLOSES = frozenset({"”", "»"})
# What a word-initial apostrophe stands for: "'em", "'90s", "'til".
_ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b|s\b)", re.IGNORECASE)
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}\Z")


@dataclass(slots=True)
class _Open:
    """The mark that is open at some point of a paragraph."""

    mark: str
    start: int
    end: int
    depth: int = 1
    last_close: int = 0


def analyse(article: Article, layers: Layers) -> Found:
    """Every passage in quotation marks, and a note for each mark without its partner.

    >>> from sayso.article import make_article
    >>> from sayso.layers import Paragraph
    >>> text = 'He said, “Come.”'
    >>> paragraphs = (Paragraph(0, Span(0, len(text))),)
    >>> [q.inner.of(text) for q in analyse(make_article(text), Layers(paragraphs=paragraphs)).layers[0][1]]
    ['Come.']
    """
    quotations: list[Quotation] = []
    notes: list[Note] = []
    left_open: Quotation | None = None
    for paragraph in layers.paragraphs:
        mine, strays = _in_paragraph(article.text, paragraph.span)
        if left_open is not None:
            if mine and mine[0].span.start == paragraph.span.start:
                first = mine[0]
                mine[0] = Quotation(first.span, first.inner, first.closed, continues=True)
            else:
                notes.append(note("N101", Span(left_open.span.start, left_open.inner.start)))
        notes.extend(note("N101", span) for span in strays)
        left_open = mine[-1] if mine and not mine[-1].closed else None
        quotations.extend(mine)
    if left_open is not None:
        notes.append(note("N101", Span(left_open.span.start, left_open.inner.start)))
    return found(quotations=tuple(quotations), notes=tuple(notes))


def _in_paragraph(text: str, where: Span) -> tuple[list[Quotation], list[Span]]:
    """The quotations of one paragraph, and the marks without a partner that stand outside them."""
    quotations: list[Quotation] = []
    strays: list[Span] = []
    double: _Open | None = None
    single: _Open | None = None
    for match in _MARK.finditer(text, where.start, where.end):
        if match.group() in _SINGLE:
            if double is None:
                single = _single(text, where, single, match, quotations)
        elif _is_measure(text, where, match):
            continue
        elif double is not None:
            double = _inside(text, where, double, match, quotations)
        elif _opening(text, where, match):
            double, single = _Open(match.group(), match.start(), match.end()), None
        else:
            strays.append(Span(*match.span()))
    if double is not None:
        strays.extend(_leave(text, where, double, quotations))
    return quotations, strays


def _inside(text: str, where: Span, double: _Open, match: re.Match[str], quotations: list[Quotation]) -> _Open | None:
    """What is open after a double mark met inside a quotation."""
    if _closing(text, where, match, double):
        double.depth -= 1
        double.last_close = match.end()
        if double.depth == 0:
            _add(text, quotations, double, match.span())
            return None
    elif match.group() in _OPENS:
        double.depth += 1
    return double


def _leave(text: str, where: Span, double: _Open, quotations: list[Quotation]) -> list[Span]:
    """Close what is still open, at the last closing mark if there was one, else where the paragraph ends.

    Returns the opening mark where another mark closed in its place; what stays open is for the next paragraph to tell.
    """
    if double.last_close:
        width = 2 if text[double.last_close - 2 : double.last_close] == "''" else 1
        _add(text, quotations, double, (double.last_close - width, double.last_close))
        return [Span(double.start, double.end)]
    if text[double.end : where.end].strip():
        quotations.append(Quotation(Span(double.start, where.end), Span(double.end, where.end), closed=False))
        return []
    return [Span(double.start, double.end)]


def _add(text: str, quotations: list[Quotation], double: _Open, close: tuple[int, int]) -> None:
    if text[double.end : close[0]].strip():
        quotations.append(Quotation(Span(double.start, close[1]), Span(double.end, close[0]), closed=True))


def _before(text: str, where: Span, at: int) -> str:
    return text[at - 1] if at > where.start else " "


def _after(text: str, where: Span, at: int) -> str:
    return text[at] if at < where.end else " "


def _opening(text: str, where: Span, match: re.Match[str]) -> bool:
    """Whether a mark met outside a quotation opens one."""
    mark = match.group()
    if mark in _OPENS:
        return True
    before, after = _before(text, where, match.start()), _after(text, where, match.end())
    if mark in _CLOSES:
        return not before.isalnum() and before not in ".,!?" and after.isalnum()
    return not after.isspace() and not before.isalnum() and (before not in ".,!?" or after.isalnum())


def _closing(text: str, where: Span, match: re.Match[str], double: _Open) -> bool:
    """Whether a mark met inside a quotation closes it (or the one nested in it)."""
    mark = match.group()
    if mark in _CLOSES or mark in ('"', "''"):
        return True
    before, after = _before(text, where, match.start()), _after(text, where, match.end())
    if double.mark == "„" and mark in ("“", "‟"):
        return True
    if double.mark == "»" and mark == "«":
        return True
    return mark in _OPENS and not before.isspace() and not after.isalnum() and before not in "([—–-"


def _is_measure(text: str, where: Span, match: re.Match[str]) -> bool:
    """Whether the mark stands for inches: after feet and a number, as in 5'10"."""
    if match.group() not in ('"', "”", "''"):
        return False
    return _FEET.search(text, max(where.start, match.start() - 8), match.start()) is not None


def _single(
    text: str, where: Span, single: _Open | None, match: re.Match[str], quotations: list[Quotation]
) -> _Open | None:
    """What is open after a single mark; a pair of single marks outside double ones is a quotation."""
    at, end = match.start(), match.end()
    before, after = _before(text, where, at), _after(text, where, end)
    opens = not before.isalnum() and not after.isspace() and match.group() not in ("’", "›")
    if single is None:
        elided = _ELISION.match(text, at, min(where.end, at + 8)) is not None
        return _Open(match.group(), at, end) if opens and not elided and before not in ".,!?" else None
    plural = before == "s" and after == " " and text[end + 1 : end + 2].islower()
    if match.group() in ("‘", "‚", "‹") or before.isspace() or after.isalnum() or plural:
        return single
    if text[single.end : at].strip():
        quotations.append(Quotation(Span(single.start, end), Span(single.end, at), closed=True))
    return None
