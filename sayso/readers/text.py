"""Plain text: one file, one article, its text unchanged."""

from collections.abc import Iterator
from typing import BinaryIO

from sayso.article import make_article
from sayso.readers.decoding import DecodingError, decode
from sayso.readers.refusal import MAX_CODE_POINTS, TOO_LONG, Located, Refused, fault

# No encoding needs more than 4 bytes a code point; 4 more for a byte order mark.
_MAX_BYTES = 4 * MAX_CODE_POINTS + 4


def read_text(stream: BinaryIO, path: str, published: str | None = None) -> Iterator[Located | Refused]:
    """The article of a plain text, or why it is none; no more is read than an article may hold."""
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        yield Refused(path, None, TOO_LONG)
        return
    try:
        text = decode(data)
    except DecodingError as error:
        yield Refused(path, None, str(error))
        return
    reason = fault(text)
    if reason is not None:
        yield Refused(path, None, reason)
    else:
        yield Located(path, None, make_article(text, published=published, reader="text"))
