"""Values of a record in words: days, spans of time, coordinates, who somebody is."""

import re
from datetime import date, datetime, timedelta

from sayso.record import AUXILIARY, Entity, Event, EventMention, Party, Place, Record, Time, text_of

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "TM": "minute", "S": "second"}
_VAGUE = {"PRESENT_REF": "about now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_DURATION = re.compile(r"P(T?)(\d+)([YMWDHS])$")
STATUS = {"negation": "did not happen", "future": "planned", "hypothetical": "hypothetical", "historical": "historical"}


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "statement"), count(2, "entity", "entities"), count(1200, "article")
    ('1 statement', '2 entities', '1,200 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(text: str) -> str:
    """A day as people write it; anything else as it is.

    >>> day("2024-12-11"), day("2024-12-11T14:30+03:00"), day("soon")
    ('Wed 11 Dec 2024', 'Wed 11 Dec 2024, 14:30+03:00', 'soon')
    """
    found = _date(text)
    if found is None:
        return text
    hour = text[11:16] + _zone(text)
    return f"{_DAYS[found.weekday()]} {found.day} {_MONTHS[found.month - 1]} {found.year}" + (
        f", {hour}" if hour else ""
    )


def interval(start: str | None, end: str | None) -> str:
    """A half-open interval as people write it, with its last day; empty when both ends are open.

    >>> interval("2024-12-07", "2024-12-09"), interval("2024-12-01", "2025-01-01"), interval("2024-01-01", "2025-01-01")
    ('Sat 7 – Sun 8 Dec 2024', 'Dec 2024', '2024')
    >>> interval("2024-12-11", None), interval(None, "2024-12-11"), interval("2024-12-11T14:00", "2024-12-11T15:00")
    ('from Wed 11 Dec 2024', 'before Wed 11 Dec 2024', 'Wed 11 Dec 2024, 14:00 – 15:00')
    """
    if start is None or end is None:
        return f"from {day(start)}" if start else f"before {day(end)}" if end else ""
    first, after = _date(start), _date(end)
    if first is None or after is None or first > after:
        return f"{start} – {end}"
    if "T" in start or "T" in end:
        if start == end or _is_minute(start, end):
            return day(start)
        begins = (
            day(start).replace(f" {first.year},", ",") if first != after and first.year == after.year else day(start)
        )
        return f"{begins} – {end[11:] if first == after and _zone(start) == _zone(end) else day(end)}"
    return _days(first, max(first, after - timedelta(days=1)))


def when(time: Time) -> str:
    """The interval of a time, or else how long it lasts, or its value."""
    found = interval(time.start, time.end)
    match = _DURATION.match(time.value)
    if found or not match:
        return found or _VAGUE.get(time.value, time.value)
    unit = "TM" if match[1] and match[3] == "M" else match[3]
    return count(int(match[2]), _UNITS[unit])


def where(place: Place) -> str:
    """The point of a place in degrees, or an empty string."""
    if place.lat is None or place.lon is None:
        return ""
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.2f}°{north} {abs(place.lon):.2f}°{east}"


def codes(country: str | None, sectors: tuple[str, ...]) -> str:
    """Country and sectors in one, as `RUS·GOV`."""
    return "·".join(filter(None, (country, *sectors)))


def status(item: Event | EventMention) -> list[str]:
    """The standing of an act in words; empty for one that is told as a fact."""
    return [STATUS[key] for key in AUXILIARY if key in item.auxiliary] + ["in doubt"] * item.hedged


def name_of(record: Record, item: Party, entities: dict[str, Entity]) -> str:
    """The name of an actor or recipient: that of its entity, else its words in the text."""
    entity = entities.get(item.entity or "")
    return entity.name if entity else text_of(record, item.spans)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _zone(text: str) -> str:
    return text[16:]


def _is_minute(start: str, end: str) -> bool:
    """Whether the interval is that of a time on the clock."""
    try:
        return datetime.fromisoformat(end) - datetime.fromisoformat(start) == timedelta(minutes=1)
    except (ValueError, TypeError):
        return False


def _days(first: date, last: date) -> str:
    month, year = _MONTHS[first.month - 1], first.year
    begins, ends = first.day == 1, (last + timedelta(days=1)).day == 1 if last < date.max else last.day == 31
    if first == last:
        return day(first.isoformat())
    if begins and ends and first.month == 1 and last.month == 12:
        return str(year) if year == last.year else f"{year} – {last.year}"
    if begins and ends:
        same = (month, year) == (_MONTHS[last.month - 1], last.year)
        start = month if year == last.year else f"{month} {year}"
        return f"{month} {year}" if same else f"{start} – {_MONTHS[last.month - 1]} {last.year}"
    start = f"{_DAYS[first.weekday()]} {first.day}"
    if year != last.year:
        start += f" {month} {year}"
    elif first.month != last.month:
        start += f" {month}"
    return f"{start} – {day(last.isoformat())}"
