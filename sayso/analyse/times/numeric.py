"""Dates in numbers: "2024-12-11T15:30Z", "25/12/2014", and years of two digits."""

import re

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.grammar import Match

CENTURY = 100
_CENTURIES = frozenset({17, 18, 19, 20})
_SIGNS = re.compile(r"[-./]")


def read_iso(match: Match, _: Context) -> Reading | None:
    """A date, or a date with its time, as ISO 8601 writes it."""
    written = match.lexemes[0].text
    year, month, rest = written.split("-", 2)
    when = calendar.make_date(int(year), int(month), int("".join(c for c in rest[:2] if c.isdigit())))
    if when is None:
        return None
    moment = written.replace(" ", "T").partition("T")[2]
    if not moment:
        day = calendar.day(when)
        return Reading(day) if day else None
    zone = next((moment[moment.index(sign) :] for sign in ("Z", "+", "-") if sign in moment), "")
    zone = "+00:00" if zone == "Z" else zone
    zone = zone if len(zone) != len("+0100") else f"{zone[:3]}:{zone[3:]}"
    period = calendar.clock(when, int(moment[:2]) * 60 + int(moment[3:5]), zone)
    return Reading(period) if period else None


def read_numbers(match: Match, _: Context) -> Reading | None:
    """A date in numbers; where day and month could change places it has two readings and none is taken."""
    dashed = "-" in match.lexemes[0].text
    numbers = _SIGNS.split(match.lexemes[0].text)
    a, b, c = (int(number) for number in numbers)
    if len(numbers[0]) == 4:
        found = {calendar.make_date(a, b, c)} if len(numbers[2]) <= 2 else set()
    elif len(numbers[0]) == 3 or len(numbers[2]) not in ((4,) if dashed else (2, 4)):
        return None
    else:
        year = c if len(numbers[2]) == 4 else full_year(c)
        found = {calendar.make_date(year, b, a)}
        if "." not in match.lexemes[0].text:
            found.add(calendar.make_date(year, a, b))
    days = sorted(day for day in found if day is not None)
    if len(days) > 1:
        doubt = " or ".join(day.isoformat() for day in days)
        return Reading(Period(f"{days[0].year:04d}-XX-XX", granularity="day"), gap="N302", detail=doubt)
    period = calendar.day(days[0]) if days else None
    return Reading(period) if period else None


def full_year(two_digits: int, base: int = 2000) -> int:
    """The year of two digits that lies nearest to a base year."""
    century = base - base % CENTURY
    return min((century + two_digits + add for add in (-CENTURY, 0, CENTURY)), key=lambda year: abs(year - base))


def read_words(match: Match, _: Context) -> Reading | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    sizes = [int(lexeme.value) for lexeme in match.all("number", "hundred")]
    if match.has("hundred"):
        year = sizes[0] * sizes[1] + sum(sizes[2:]) if sizes[1] == 1000 and sizes[0] == 2 else 0
    else:
        year = sizes[0] * CENTURY + sum(sizes[1:])
        tens = 10 <= sizes[1] < CENTURY and (len(sizes) == 2 or (sizes[1] % 10 == 0 and sizes[2] < 10))
        year = year if sizes[0] in _CENTURIES and tens else 0
    period = calendar.year(year) if year else None
    return Reading(period) if period else None
