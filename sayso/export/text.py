"""The printed record: who said what, what happened on whose word, where and when, and what was left open."""

from collections.abc import Iterator
from pathlib import Path

from sayso.codec import from_json
from sayso.export.acts import acts
from sayso.export.layout import LEAST, PROSE, Paper, Piece, clean, headed, painted, short, wrapped
from sayso.export.open_ends import open_ends
from sayso.export.sayings import sayings
from sayso.export.settings import settings
from sayso.export.words import count, day
from sayso.record import Record


def write(records: Path, out: Path) -> None:
    """Write a file of JSON lines as printed records, 80 columns wide and without colour."""
    with records.open("rb") as lines, out.open("w", encoding="utf-8", newline="\n") as text:
        for number, line in enumerate(lines):
            text.write("\n" * bool(number) + printed(from_json(line)))


def printed(record: Record, *, width: int = 80, colour: bool = False) -> str:
    """The record as text to be read; a wide page is used up to 110 columns."""
    paper = Paper(max(LEAST, min(width, PROSE)), colour)
    return "\n".join(_lines(record, paper)) + "\n"


def _lines(record: Record, paper: Paper) -> Iterator[str]:
    yield from _head(record, paper)
    parts = (
        ("Who said what", count(len(record.statements), "statement"), sayings(record, paper)),
        ("What happened, on whose word", count(len(record.events), "event"), acts(record, paper)),
        ("Where and when", _settings(record), settings(record, paper)),
        ("Notes", count(len(record.notes), "note"), open_ends(record, paper)),
    )
    for title, number, lines in parts:
        body = list(lines)
        if body:
            yield ""
            yield from headed([(title, "heading")], [(number, "quiet")], paper)
            yield from body


def _head(record: Record, paper: Paper) -> Iterator[str]:
    """Headline; date, outlet, language and id; and the counts."""
    article = record.article
    title = clean(article.title or "") or short((article.text.strip().splitlines() or [""])[0], paper.width)
    yield from wrapped([(title, "strong")], paper)
    told = (
        day(article.published) if article.published else "no date of publication",
        clean(article.outlet or ""),
        "" if article.language in ("en", "und") else f"language {article.language}",
        clean(article.id),
    )
    yield from wrapped(_dotted([item for item in told if item]), paper)
    yield painted([("─" * paper.width, "quiet")], paper)


def _settings(record: Record) -> str:
    return f"{count(len(record.places), 'place')} · {count(len(record.times), 'time')}"


def _dotted(items: list[str]) -> list[Piece]:
    return [(" · ".join(items), "quiet")]
