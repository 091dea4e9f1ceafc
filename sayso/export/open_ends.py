"""Notes: what was seen and not settled, each code once with the first of its places."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from sayso.export.layout import Paper, Piece, clean, short, wrapped
from sayso.export.sayings import MARGIN
from sayso.export.words import count
from sayso.notes import CODES, Note
from sayso.record import Record

SHOWN = 3
SNIPPET = 34
QUOTES = "\"'“”‘’«»„‟"
# Notes that only say why a sentence holds no event; one line sums them up.
SILENT = "N61"
NAMED = "sentence without an event: "


def open_ends(record: Record, paper: Paper) -> Iterator[str]:
    """The lines of the section, by code; empty where there is no note."""
    groups: dict[str, list[Note]] = {}
    for item in record.notes:
        groups.setdefault(item.code, []).append(item)
    if groups:
        yield ""
    for code in sorted(code for code in groups if not _is_silence(code)):
        yield from _group(record, code, groups[code], paper)
    silent = {code: groups[code] for code in sorted(groups) if _is_silence(code)}
    if silent:
        yield from _silence(silent, paper)


def _is_silence(code: str) -> bool:
    return code.startswith(SILENT) and CODES.get(code, "").startswith(NAMED)


def _silence(groups: dict[str, list[Note]], paper: Paper) -> Iterator[str]:
    """How many sentences hold no event, and why, in one line."""
    number = sum(map(len, groups.values()))
    reasons = (f"{CODES[code].removeprefix(NAMED)} ×{len(notes)}" for code, notes in groups.items())
    start = f"{MARGIN}{SILENT}x  "
    said: list[Piece] = [(f"{count(number, 'sentence')} without an event: ", ""), (", ".join(reasons), "quiet")]
    yield from wrapped(said, paper, start, " " * cell_len(start))


def _group(record: Record, code: str, notes: Sequence[Note], paper: Paper) -> Iterator[str]:
    number = f"×{len(notes)}" if len(notes) > 1 else ""
    start = f"{MARGIN}{code}  "
    pieces: list[Piece] = [(CODES.get(code, clean(notes[0].message)), "")]
    if number:
        pieces.append((f" {number}", "quiet"))
    words = list(dict.fromkeys(_words(record, note) for note in notes))
    shown = [word for word in words if word][:SHOWN]
    if shown:
        more = len(words) - len(shown)
        tail = f" and {more} more" if more > 0 else ""
        pieces.append((": " + ", ".join(f"“{word}”" for word in shown) + tail, "quiet"))
    yield from wrapped(pieces, paper, start, " " * cell_len(start))


def _words(record: Record, note: Note) -> str:
    """The words of the text that a note stands at, or its detail where it stands at none."""
    if note.span is not None:
        return short(note.span.of(record.article.text), SNIPPET).strip(QUOTES)
    return short(note.message.removeprefix(CODES.get(note.code, "")).removeprefix(": "), SNIPPET)
