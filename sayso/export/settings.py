"""Where and when: the places with their points, the expressions of time with their intervals."""

from collections.abc import Iterator, Sequence

from sayso.export.layout import Paper, Piece, clean, painted, short, wide
from sayso.export.sayings import MARGIN
from sayso.export.words import when, where
from sayso.record import Place, Record, Time


def settings(record: Record, paper: Paper) -> Iterator[str]:
    """The lines of the section: each place once, with how often it is named, then each time."""
    if record.places:
        yield ""
        groups: dict[tuple[object, ...], list[Place]] = {}
        for place in record.places:
            groups.setdefault((place.name, place.kind, place.geonameid, place.lat, place.lon), []).append(place)
        yield from _table([_place(places) for places in groups.values()], (24, 8, 3, 17), paper)
    if record.times:
        yield ""
        yield from _table([_time(record, time) for time in record.times], (26, 32), paper)


def _place(places: Sequence[Place]) -> list[str]:
    first = places[0]
    number = f" ×{len(places)}" if len(places) > 1 else ""
    uses = ", ".join(dict.fromkeys(place.use for place in places if place.use != "location"))
    code = first.country if first.country and first.kind != "country" else ""
    claimed = f"claimed by {', '.join(first.claimed_by)}" if first.claimed_by else ""
    rest = "; ".join(item for item in (uses, claimed) if item)
    return [first.name + number, first.kind, code or "", where(first) or "no point", rest]


def _time(record: Record, time: Time) -> list[str]:
    return [f"“{clean(time.span.of(record.article.text))}”", when(time) or "no interval", time.rule]


def _table(rows: list[list[str]], columns: tuple[int, ...], paper: Paper) -> Iterator[str]:
    """Rows in columns of these widths; the last one takes what is left. A wide page widens the first column."""
    first = columns[0] + (paper.width - 80 if paper.width > 80 else min(paper.width - 80, 0) // 2)
    widths = (max(first, 12), *columns[1:])
    used = len(MARGIN) + sum(widths) + 2 * len(widths)
    for row in rows:
        pieces: list[Piece] = [(MARGIN, "")]
        for number, (cell, width) in enumerate(zip(row, widths, strict=False)):
            pieces += [(wide(cell, width) + "  ", "" if number == 0 else "quiet" if number == 2 else "")]
        pieces.append((short(row[-1], max(paper.width - used, 0)) if paper.width > used else "", "quiet"))
        yield painted(pieces, paper).rstrip()
