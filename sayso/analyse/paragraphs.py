"""Paragraphs: the lines of the canonical text, without the blanks around them."""

import re

from sayso.article import Article, Span
from sayso.layers import Found, Layers, Paragraph, found

NEEDS = ()
GIVES = ("paragraphs",)

_LINE = re.compile(r"[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*(\S[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*)")


def analyse(article: Article, layers: Layers) -> Found:
    """Every line that holds more than blanks, as a paragraph.

    >>> from sayso.article import make_article
    >>> [p.span for _, ps in analyse(make_article("One.\\n\\n Two."), Layers()).layers for p in ps]
    [Span(start=0, end=4), Span(start=7, end=11)]
    """
    spans = (_trimmed(match.start(1), match.group(1)) for match in _LINE.finditer(article.text))
    return found(paragraphs=tuple(Paragraph(index, span) for index, span in enumerate(spans)))


def _trimmed(start: int, line: str) -> Span:
    return Span(start, start + len(line.rstrip()))
