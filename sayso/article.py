"""One article: its canonical text, frozen, and the spans that point into it."""

import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple

_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
ID_DIGITS = 16


class Span(NamedTuple):
    """A half-open range `[start, end)` of Unicode code points of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters under the span."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news report; every offset of its record counts in `text`."""

    id: str
    sha256: str
    text: str
    title: str | None = None
    headline: Span | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "und"
    reader: str = "text"
    repaired: tuple[Span, ...] = ()


def make_article(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str = "und",
    reader: str = "text",
) -> Article:
    """The article with its canonical text (title, blank line, body), digest and id.

    Lone surrogates become U+FFFD and are listed in `repaired`.

    >>> make_article("Rain fell.", title="Weather").text
    'Weather\\n\\nRain fell.'
    """
    title = title if title and title.strip() else None
    raw = f"{title}\n\n{text}" if title else text
    canonical = _SURROGATE.sub(REPLACEMENT, raw)
    digest = hashlib.sha256(canonical.encode("utf-8")).hexdigest()
    return Article(
        id=_clean(id) or digest[:ID_DIGITS],
        sha256=digest,
        text=canonical,
        title=_clean(title),
        headline=Span(0, len(title)) if title else None,
        published=_clean(published),
        outlet=_clean(outlet),
        url=_clean(url),
        language=_SURROGATE.sub(REPLACEMENT, language),
        reader=reader,
        repaired=tuple(Span(*match.span()) for match in _SURROGATE.finditer(raw)),
    )


def _clean(value: str | None) -> str | None:
    return None if value is None else _SURROGATE.sub(REPLACEMENT, value)
