"""Bytes to text, without guessing: UTF-8, UTF-16 or UTF-32 with a byte order mark, or what a page declares."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# Charsets of pages that may be believed; Python knows others that are no charsets of text.
_CHARSET = re.compile(
    r"(utf-?8|us-ascii|iso-?8859-\d+|latin-?1|windows-?\d+|cp\d+|koi8-[ru]|macintosh|gb\d+|gbk|big5|euc-\w+|shift_jis)$"
)
# Browsers read these labels as windows-1252, and pages rely on it.
_LATIN = re.compile(r"(us-ascii|iso-?8859-1|latin-?1)$")
BINARY = "binary, not text; give plain text, HTML or JSONL"
# First bytes of files that people put among articles, and how to get at their text.
MAGIC = (
    (b"%PDF-", "a PDF; save its text first: pdftotext FILE"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first: gunzip FILE"),
    (b"BZh9", "compressed with bzip2; unpack it first: bunzip2 FILE"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first: unxz FILE"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first: unzstd FILE"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"{\\rtf", "rich text; save it as plain text"),
    (b"PAR1", "a Parquet file; sayso code reads articles, not records"),
)


class DecodingError(ValueError):
    """Bytes that are no text; the message says why and what to do."""


def decode(data: bytes) -> str:
    """The text of a plain file; line ends stay as they are. Raises DecodingError with the reason."""
    refuse_binary(data)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        raise DecodingError(BINARY)
    return _strict(data, "utf-8")


def decode_page(data: bytes) -> str:
    """The text of an HTML page: byte order mark, then UTF-8, then the charset declared in it. Raises DecodingError."""
    refuse_binary(data)
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decode(data)
    data = data.replace(b"\0", b"")
    try:
        return _strict(data, "utf-8")
    except DecodingError:
        declared = _declared(data)
        if declared is None:
            raise
        return _strict(data, declared)


def refuse_binary(data: bytes) -> None:
    """Raise DecodingError for a kind of file that is known not to be text, saying how to get at its text."""
    for magic, advice in MAGIC:
        if data.startswith(magic):
            raise DecodingError(advice)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    name = match.group(1).decode("ascii").lower() if match else ""
    if _LATIN.match(name):
        return "windows-1252"
    return name if _CHARSET.match(name) else None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise DecodingError(f"unknown charset {encoding!r}; save the page as UTF-8") from error
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        byte = f"byte 0x{data[error.start]:02X} at offset {error.start:,}"
        advice = "convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW (with the encoding that it is in)"
        raise DecodingError(f"not {name} ({byte}); {advice}") from error
