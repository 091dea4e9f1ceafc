"""JSON Lines: one article a line, streamed; a line that is none is refused by number, and the rest goes on."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.article import make_article
from sayso.readers.decoding import BINARY, MARKS, DecodingError, refuse_binary
from sayso.readers.refusal import Located, Refused, fault

# 1,000,000 code points take at most 12 bytes each when escaped, and the other keys want room.
MAX_LINE = 16_000_000
KEYS = ("id", "title", "published", "outlet", "url", "language")
_BOM = b"\xef\xbb\xbf"
_NAMES = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number", str: "a string"}
_WHOLE = (
    "a JSON list, or an object over several lines; put one article on each line: jq -c '.[]? // .' FILE > NEW.jsonl"
)


def read_jsonl(stream: BinaryIO, path: str, published: str | None = None) -> Iterator[Located | Refused]:
    """Each line's article or refusal in turn; `published` is for lines that name none. Blank lines are skipped."""
    seen = False
    for number, line in enumerate(_lines(stream), 1):
        if number == 1:
            line = line.removeprefix(_BOM)
            reason = _no_lines(line)
            if reason is not None:
                yield Refused(path, None, reason)
                return
        if line.strip():
            seen = True
            yield _one(line, path, number, published)
    if not seen:
        yield Refused(path, None, "empty: there is no line in it; give a file with one article a line")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one that is too long comes cut, and its rest is passed over."""
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def _no_lines(first: bytes) -> str | None:
    """Why a file whose first line is this one holds no lines of JSON at all, or null."""
    try:
        refuse_binary(first)
    except DecodingError as error:
        return str(error)
    if any(first.startswith(mark) for mark, encoding in MARKS if encoding != "utf-8-sig"):
        return "UTF-16 or UTF-32; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW"
    if b"\0" in first:
        return BINARY
    return _WHOLE if first.strip() in (b"[", b"{") or first.lstrip().startswith(b"[") else None


def _one(line: bytes, path: str, number: int, published: str | None) -> Located | Refused:
    if len(line) > MAX_LINE:
        return Refused(path, number, f"line of more than {MAX_LINE:,} bytes; split it into articles, one a line")
    try:
        # The standard parser lets lone surrogates through, which become U+FFFD with a note.
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Refused(
            path, number, f"not UTF-8 (byte {error.start + 1:,} of the line); convert the file: iconv -t UTF-8"
        )
    except RecursionError:
        return Refused(path, number, "JSON nested too deep; give one flat object a line")
    except json.JSONDecodeError as error:
        return Refused(
            path,
            number,
            f"not JSON ({error.msg.removesuffix(' at')} at character {error.pos + 1:,}); mend the line or leave it out",
        )
    except ValueError:
        return Refused(path, number, "not JSON (a number of too many digits); mend the line or leave it out")
    reason = _wrong(row)
    if reason is not None:
        return Refused(path, number, reason)
    given = {key: row.get(key) for key in KEYS}
    given["published"] = given["published"] or published
    given["language"] = given["language"] or "und"
    return Located(path, number, make_article(row["text"], **given, reader="jsonl"))


def _wrong(row: Any) -> str | None:
    """Why the value of a line is no article, or null; keys that are not known are passed over."""
    if not isinstance(row, dict):
        return f'{_NAMES.get(type(row), "null")}, not an object; write {{"text": "..."}}'
    if str(row.get("schema", "")).startswith("sayso.record/"):
        return "a record that Sayso wrote, not an article; give the articles themselves"
    if not isinstance(row.get("text"), str):
        said = (
            'no key "text"' if "text" not in row else f'"text" is {_NAMES.get(type(row["text"]), "null")}, not a string'
        )
        return f'{said}; write {{"text": "..."}}'
    for key in KEYS:
        if not isinstance(row.get(key), str | None):
            return f'"{key}" is {_NAMES[type(row[key])]}, not a string; put it in quotation marks or leave it out'
    return fault(row["text"], row.get("title"))
