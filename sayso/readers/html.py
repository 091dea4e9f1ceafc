"""HTML pages: the article's text with title, date, outlet and address, through trafilatura.

trafilatura is slow to import and comes in only when there is a page to read.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.article import make_article
from sayso.readers.decoding import DecodingError, decode_page
from sayso.readers.refusal import Located, Refused, fault

MAX_BYTES = 20_000_000
TOO_BIG = "page of more than 20 MB; save the article's text as .txt"
NOTHING = "no article found in the page; save the article's text as .txt"
# References to characters that XML forbids: the parser would refuse the whole page for one of them.
_CONTROL = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))(?:;|(?![0-9a-f]))", re.IGNORECASE
)
# A fixed last day, for the day of the run must not change what is read; nothing is guessed from the page's text.
DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read_html(stream: BinaryIO, path: str, published: str | None = None) -> Iterator[Located | Refused]:
    """The article of a page, or why there is none; a date that is given goes before the page's own."""
    data = stream.read(MAX_BYTES + 1)
    try:
        page = _page(data)
    except DecodingError as error:
        yield Refused(path, None, str(error))
        return
    title = _one_line(page.title)
    body = _without_title(page.text or "", title)
    reason = fault(body, title) if body.strip() else NOTHING
    if reason is not None:
        yield Refused(path, None, reason)
        return
    article = make_article(
        body,
        title=title,
        published=published or page.date or None,
        outlet=_one_line(page.sitename),
        url=page.url or None,
        reader="html",
    )
    yield Located(path, None, article)


def _page(data: bytes) -> Any:
    """What trafilatura finds in a page. Raises DecodingError, with the reason."""
    if len(data) > MAX_BYTES:
        raise DecodingError(TOO_BIG)
    html = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", decode_page(data))
    if not html.strip():
        raise DecodingError("empty: there is no page in it; save the page again")
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        page = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=DATES)
    except Exception as error:  # whatever a page can do to its parser, the batch goes on
        raise DecodingError(
            f"the page cannot be parsed ({type(error).__name__}: {error}); save its text as .txt"
        ) from error
    if page is None:
        raise DecodingError(NOTHING)
    return page


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _without_title(text: str, title: str | None) -> str:
    """The body without a first line that repeats the title, which stands above it already."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and " ".join(first.split()) == title and rest.strip() else text
