"""Times of day: by the clock, with or without a zone, and parts of a day that stand before or after their date."""

import re
from datetime import date

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.grammar import Match

_NOON, _MIDNIGHT, _HALF_DAY = 12 * 60, 24 * 60, 12
_HOURS, _MINUTES = 24, 60
_PART = {"MO": 0, "AF": 12, "EV": 12, "NI": 12}
_PARAGRAPH = 600
_SPLIT = re.compile(r"[:.]")
# First and last Sundays between which a United States zone is on summer time (since 2007).
_SUMMER = ((3, 2), (11, 1))


def read(match: Match, context: Context, day: Reading | None = None) -> Reading | None:
    """The meaning of a time of day, on a day that stands beside it or on the latest one before it."""
    if match.rule in ("part.of", "part.hours", "part.the"):
        return _part(match, day)
    minute = _minute(match)
    if minute is None:
        return None
    when, anchor = _when(match, context, day)
    if when is None:
        value = f"XXXX-XX-XXT{minute // 60:02d}:{minute % 60:02d}"
        return Reading(Period(value, granularity="time", type="TIME"), gap="N303")
    period = calendar.clock(when, minute, _zone(match, when))
    return Reading(period, anchor) if period else None


def _when(match: Match, context: Context, day: Reading | None) -> tuple[date | None, str]:
    if day is not None:
        return day.period.first, day.anchor
    placed = context.latest("day", "time", before=match.start, within=10**9 if context.narrative else _PARAGRAPH)
    if placed is not None:
        return placed.first, placed.id
    return context.published, "published" if context.published else "none"


def _minute(match: Match) -> int | None:
    """The minute of the day, None where the numbers are no time of day."""
    if match.has("noon"):
        return _NOON
    if match.has("midnight"):
        return _MIDNIGHT
    lexeme = match.get("clock", "decimal", "n12", "number", "number2", "year", "big")
    if lexeme is None:
        return None
    hour, minute = _numbers(lexeme.value if lexeme.kind == "number" else lexeme.text, lexeme.kind)
    half = match.get("ampm")
    part = match.get("part")
    if half is not None and 1 <= hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + int(half.value)
    elif part is not None and 1 <= hour < _HALF_DAY:
        late = part.value == "NI" and hour < 5
        hour += 0 if late else _PART.get(part.value, 0)
    elif half is not None and hour == 0:
        hour += 0
    if not (0 <= hour < _HOURS and 0 <= minute < _MINUTES):
        return None
    return hour * _MINUTES + minute


def _numbers(text: str, kind: str) -> tuple[int, int]:
    if kind in ("number2", "year", "big"):
        digits = text.replace(",", "")
        return (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (-1, 0)
    pieces = _SPLIT.split(text)
    if kind == "decimal" and len(pieces[1]) != 2:
        return -1, 0
    return int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0


def _zone(match: Match, when: date) -> str:
    lexeme = match.get("zone")
    if lexeme is None:
        return ""
    if not lexeme.value.startswith("us"):
        return lexeme.value
    first, last = (calendar.nth_weekday(when.year, month, 7, nth) for month, nth in _SUMMER)
    summer = first is not None and last is not None and first <= when < last
    return f"-{abs(int(lexeme.value.removeprefix('us'))) - summer:02d}:00"


def _part(match: Match, day: Reading | None) -> Reading | None:
    """A part of a day that stands beside it: "the night of 13 February"."""
    if day is None or day.period.first is None:
        return None
    part = match.get("part", "dawn")
    name = part.value if part else "MO"
    small = match.has("hours") or (name == "MO" and match.has("early"))
    period = calendar.part(day.period.first, name, (0, 6) if small and name in ("MO", "NI") else None)
    return Reading(period, day.anchor) if period else None
