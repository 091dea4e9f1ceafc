"""Where and when: the places with their points, the expressions of time with their intervals."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from sayso.export.layout import Paper, Piece, clean, painted, wide
from sayso.export.sayings import MARGIN
from sayso.export.words import when, where
from sayso.record import Place, Record, Time

GAP = 2
# Columns of a table that is too wide, in the order in which they are cut, and how far.
CUTS = ((0, 24), (-1, 12), (0, 12), (-2, 17), (-1, 6))


def settings(record: Record, paper: Paper) -> Iterator[str]:
    """The lines of the section: each place once, with how often it is named, then each time."""
    if record.places:
        yield ""
        groups: dict[tuple[object, ...], list[Place]] = {}
        for place in record.places:
            groups.setdefault((place.name, place.kind, place.geonameid, place.lat, place.lon), []).append(place)
        yield from _table([_place(places) for places in groups.values()], paper)
    if record.times:
        yield ""
        yield from _table([_time(record, time) for time in record.times], paper)


def _place(places: Sequence[Place]) -> list[str]:
    first = places[0]
    number = f" ×{len(places)}" if len(places) > 1 else ""
    around = f"± {first.radius_km:,.0f} km" if first.radius_km else ""
    uses = ", ".join(dict.fromkeys(place.use for place in places if place.use != "location"))
    claimed = f"claimed by {', '.join(first.claimed_by)}" if first.claimed_by else ""
    rest = "; ".join(item for item in (claimed, uses, around) if item)
    code = first.country if first.country and first.kind != "country" else ""
    return [clean(first.name) + number, first.kind, code or "", where(first) or "no point", rest]


def _time(record: Record, time: Time) -> list[str]:
    return [f"“{clean(time.span.of(record.article.text))}”", when(time) or "no interval", time.rule]


def _table(rows: list[list[str]], paper: Paper) -> Iterator[str]:
    """Rows in columns as wide as what is in them; what is too wide is cut in the order of CUTS."""
    room = paper.width - len(MARGIN)
    widths = [max(cell_len(row[number]) for row in rows) for number in range(len(rows[0]))]
    for number, least in CUTS:
        over = sum(widths) + GAP * (len(widths) - 1) - room
        if over > 0:
            widths[number] = max(widths[number] - over, min(least, widths[number]))
    for row in rows:
        pieces: list[Piece] = [(MARGIN, "")]
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            pieces += [(wide(cell, width), "quiet" if number in (2, 4) else ""), (" " * GAP, "")]
        while not pieces[-1][0].strip():
            pieces.pop()
        yield painted([*pieces[:-1], (pieces[-1][0].rstrip(), pieces[-1][1])], paper)
