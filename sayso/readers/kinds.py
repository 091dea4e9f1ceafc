"""Which reader a file goes to: by its extension, and by how its bytes begin."""

import re
from pathlib import PurePath

EXTENSIONS = {
    ".txt": "text", ".text": "text", ".md": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip
SNIFFED = 2048
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I | re.S
)
_OBJECT = re.compile(rb'\s*\{\s*"(?:id|text|title|published|outlet|url|language)"\s*:')
_BOM = b"\xef\xbb\xbf"


def by_name(path: PurePath) -> str | None:
    """The reader for a file's extension, or null for one that says nothing."""
    return EXTENSIONS.get(path.suffix.lower())


def by_head(head: bytes) -> str:
    """The reader for the first bytes of a file.

    >>> by_head(b'{"text": "Rain fell."}'), by_head(b"<!DOCTYPE html>"), by_head(b"Rain fell.")
    ('jsonl', 'html', 'text')
    """
    head = _narrow(head[:SNIFFED]).removeprefix(_BOM)
    if _PAGE.match(head):
        return "html"
    return "jsonl" if _OBJECT.match(head) else "text"


def kind_of(path: PurePath, head: bytes) -> str:
    """The reader for a file: its extension decides, but a page is a page under any name.

    >>> kind_of(PurePath("story.txt"), b"<html><body>"), kind_of(PurePath("story.jsonl"), b"")
    ('html', 'jsonl')
    """
    named, sniffed = by_name(path), by_head(head)
    if named is None or not path.suffix:
        return sniffed
    return "html" if sniffed == "html" and named == "text" else named


def _narrow(head: bytes) -> bytes:
    """UTF-16 with a byte order mark as bytes that the patterns can read."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8")
    return head
