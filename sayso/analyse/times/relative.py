"""Weeks, months, quarters, seasons, years and feasts that hang on the day of publication or on a time before them."""

import re
from datetime import date, timedelta

from sayso.analyse.times import calendar
from sayso.analyse.times.absolute import choose, year_of, yearless
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Placed, Reading
from sayso.analyse.times.direction import Direction
from sayso.analyse.times.grammar import Match
from sayso.article import Span

_MONTHS = ("month", "monthabbr")
STEPS = ("last", "past", "this", "next", "coming", "previous", "following", "current", "latest")
_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX",
    "CE": "XX",
}  # fmt: skip
_NAMES = {
    "D": "day",
    "W": "week",
    "FN": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_FINER = {
    "D": ("day", "time"), "W": ("week", "weekend", "day", "time"), "M": ("month", "day", "time", "week"),
    "Q": ("quarter",), "Y": ("year", "season", "quarter", "month", "day", "time", "week"), "DE": ("decade", "year"),
    "CE": ("century",), "FN": ("week",),
}  # fmt: skip
_WITHIN = re.compile(r"\b(?:in|within|during|over|for|throughout)\s+$", re.I)
_PARAGRAPH = 700
_STORY = 10**9
_YEAR = 366


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match of this family, None where it has none."""
    return _READERS[match.rule.partition(".")[0]](match, context)


def unit_period(unit: str, day: date | None) -> Period | None:
    """The day, week, month, quarter, year, decade or century that holds a day."""
    if day is None:
        return None
    made = {
        "D": lambda: calendar.day(day), "W": lambda: calendar.week(day), "FN": lambda: calendar.week(day),
        "M": lambda: calendar.month(day.year, day.month), "Q": lambda: calendar.quarter(day.year, (day.month + 2) // 3),
        "Y": lambda: calendar.year(day.year), "DE": lambda: calendar.decade(f"{day.year // 10:03d}"),
        "CE": lambda: calendar.century((day.year + 99) // 100),
    }  # fmt: skip
    return made[unit]()


def moved(unit: str, day: date, count: float) -> date | None:
    """A day some units away; parts of a unit count for days and years only."""
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months:
        return calendar.shift_months(day, int(count * months))
    return calendar.shift(day, int(count * {"D": 1, "W": 7, "FN": 14}[unit])) if abs(count) < 1e6 else None


def unknown(unit: str, gap: str) -> Reading:
    """A unit of which nothing is known but its kind."""
    return Reading(Period(_UNKNOWN[unit], granularity=_NAMES[unit]), gap=gap)


def _month(match: Match, context: Context) -> Reading | None:
    lexeme = match.get(*_MONTHS)
    if lexeme is None:
        return None
    number, span = int(lexeme.value), Span(match.start, match.end)
    if match.rule == "month.in":
        return yearless(number, None, span, context)
    if match.rule == "month.that":
        return _month_after(match, context, number)
    today = context.published
    if today is None:
        return Reading(Period(f"XXXX-{number:02d}", granularity="month"), gap="N303")
    if match.rule == "month.of_relative_year":
        year, anchor = relative_year(match, context, today)
        period = calendar.month(year, number)
        return Reading(period, anchor) if period else None
    word = next((step.kind for step in match.all("last", "past", "next", "coming")), "this")
    if word in ("last", "past"):
        year = today.year if number < today.month else today.year - 1
    elif word == "this":
        year = today.year
    else:
        year = today.year if number > today.month else today.year + 1
    period = calendar.month(year, number)
    return Reading(period, "published") if period else None


def relative_year(match: Match, context: Context, today: date) -> tuple[int, str]:
    """The year of "last year", "this year", or "that year" after a year in the text."""
    if match.has("that"):
        placed = context.latest(*_FINER["Y"], before=match.start)
        if placed:
            return placed.first.year, placed.id
    word = match.get("last", "this", "next")
    return today.year + (int(word.value) if word else 0), "published"


def _month_after(match: Match, context: Context, number: int) -> Reading | None:
    """ "That August": the first August from the latest time on."""
    placed = context.latest(*_FINER["Y"], before=match.start)
    if placed is None:
        return Reading(Period(f"XXXX-{number:02d}", granularity="month"), gap="N301")
    later = placed.granularity != "year" and number < placed.first.month
    period = calendar.month(placed.first.year + later, number)
    return Reading(period, placed.id) if period else None


def _season(match: Match, context: Context) -> Reading | None:
    lexeme, today = match.get("season"), context.published
    if lexeme is None:
        return None
    name = lexeme.value
    placed = context.explicit(Span(match.start, match.end))
    if match.rule == "season.in" and placed and (context.narrative or today is None):
        period = calendar.season(placed.first.year, name)
        return Reading(period, placed.id) if period else None
    if today is None:
        return Reading(Period(f"XXXX-{name}", granularity="season"), gap="N303")
    if match.has("unit"):
        period = calendar.season(relative_year(match, context, today)[0], name)
        return Reading(period, "published") if period else None
    found = [p for add in (-2, -1, 0, 1) if (p := calendar.season(today.year + add, name))]
    now = today.isoformat()
    ahead = match.has("next", "coming") or context.direction(Span(match.start, match.end)) is Direction.FUTURE
    if match.has("last", "past") and not match.has("this"):
        period = next((p for p in reversed(found) if (p.end or "") <= now), None)
    elif ahead:
        period = next((p for p in found if (p.end or "") > now), None)
    elif match.has("this") and not match.has("past"):
        running = [p for p in found if (p.start or "") <= now < (p.end or "")]
        period = running[0] if running else calendar.season(today.year, name)
    else:
        period = next((p for p in reversed(found) if (p.start or "") <= now), None)
    return Reading(period, "published") if period else None


def _feast(match: Match, context: Context) -> Reading | None:
    lexeme, today = match.get("feast"), context.published
    if lexeme is None:
        return None
    year, anchor = year_of(match), "none"
    span = Span(match.start, match.end)
    if year is None and (placed := context.explicit(span)) and context.narrative:
        year, anchor = placed.first.year, placed.id
    if year is not None:
        day = calendar.feast(year, lexeme.value)
        period = calendar.day(day)
        return Reading(period, anchor) if period else None
    if today is None:
        return Reading(Period("XXXX-XX-XX", granularity="day"), gap="N303")
    periods = [p for add in (-1, 0, 1) if (p := calendar.day(calendar.feast(today.year + add, lexeme.value)))]
    if match.has("last"):
        period = next((p for p in reversed(periods) if p.first and p.first < today), None)
    elif match.has("next"):
        period = next((p for p in periods if p.first and p.first > today), None)
    else:
        period = choose(periods, today, context.direction(span), _YEAR)
    return Reading(period, "published") if period else None


def _unit(match: Match, context: Context) -> Reading | None:
    name = match.rule.partition(".")[2]
    lexeme = match.get("unit", "quarter", "weekend")
    unit = lexeme.value if lexeme else "Y"
    if unit in ("WE", "FN"):
        return None
    if name == "to_date":
        return None
    if name in ("following", "same"):
        return _anchored(match, context, unit)
    if context.published is None and not context.narrative:
        return None if name == "end" else unknown(unit, "N303")
    if name in ("turn", "end"):
        return _turn(match, context, unit)
    return _deictic(match, context, unit)


def _deictic(match: Match, context: Context, unit: str) -> Reading | None:
    """ "Last week", "this month", "the past year"."""
    today, word = context.published, match.get(*STEPS)
    if today is None or word is None:
        return unknown(unit, "N303")
    at = match.lexemes.index(word)
    the = at > 0 and match.lexemes[at - 1].kind == "the"
    trailing = (the and word.kind in ("last", "past", "coming")) or word.kind == "past"
    if trailing and not match.has("this"):
        return _trailing(unit, today, word.kind == "coming")
    if unit == "D":
        return None
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word.kind, 0)
    if match.has("this") and match.has("coming"):
        step = 1
    period = unit_period(unit, moved(unit, today, step))
    return Reading(_cut(match, period, today) if step == 0 else period, "published") if period else None


def _cut(match: Match, period: Period, today: date) -> Period:
    """ "Earlier this week" ends with the day of publication, "later this week" begins with it."""
    modifier = match.get("earlier", "later")
    if modifier is None or period.first is None:
        return period
    if modifier.kind == "earlier":
        end = today + timedelta(days=1) if today < date.max else today
        return calendar.between(period.first, end, period.value, period.granularity) or period
    last = date.fromisoformat(period.end) if period.end else None
    return calendar.between(today, last, period.value, period.granularity) or period


def _trailing(unit: str, today: date, ahead: bool) -> Reading | None:
    """The stretch of one unit up to the day of publication, or from it on; that day is counted in."""
    edge = moved(unit, today, 1 if ahead else -1)
    first, last = (today, edge) if ahead else (edge, today)
    value = {"DE": "P10Y", "CE": "P100Y", "Q": "P3M"}.get(unit, f"P1{unit}")
    period = calendar.between(first, calendar.shift(last, 1) if last else None, value, _NAMES[unit])
    if period is None:
        return None
    return Reading(Period(value, period.start, period.end, _NAMES[unit], "DURATION", period.first), "published")


def _turn(match: Match, context: Context, unit: str) -> Reading | None:
    """ "The end of the year": the year of the story, or that of publication."""
    if unit == "D":
        return _anchored(match, context, unit) if match.has("earlier", "later", "late", "early") else None
    placed = context.latest(*_FINER[unit], before=match.start) if context.narrative else None
    if placed:
        period = unit_period(unit, placed.first)
        return Reading(period, placed.id) if period else None
    period = unit_period(unit, context.published)
    if context.published is None or period is None:
        return unknown(unit, "N303")
    return Reading(_cut(match, period, context.published), "published")


def _anchored(match: Match, context: Context, unit: str) -> Reading | None:
    """ "The following day", "that year": the unit of the latest time before it, moved by one or not."""
    within = _STORY if context.narrative or unit not in ("D", "W") else _PARAGRAPH
    if (
        match.has("next")
        and unit != "D"
        and context.published
        and _WITHIN.search(context.text[max(0, match.start - 12) : match.start])
    ):
        return _trailing(unit, context.published, True)
    placed: Placed | None = context.latest(*_FINER[unit], before=match.start, within=within)
    if placed is None:
        return unknown(unit, "N301") if match.rule == "unit.following" else None
    step = 0
    if match.rule == "unit.following":
        step = -1 if match.has("previous", "before") else 1
    period = unit_period(unit, moved(unit, placed.first, step))
    return Reading(period, placed.id) if period else None


def _fiscal(match: Match, context: Context) -> Reading | None:
    unit, today = match.get("unit"), context.published
    if unit is None or unit.value != "Y":
        return None
    if today is None:
        return unknown("Y", "N303")
    word = match.get("last", "next", "past", "coming")
    year = today.year + ({"last": -1, "past": -1, "next": 1, "coming": 1}[word.kind] if word else 0)
    return Reading(Period(f"{year:04d}", granularity="year"), "published", "N301", "fiscal year")


_READERS = {
    "month": _month, "season": _season, "feast": _feast, "unit": _unit,
    "year": _fiscal,
}  # fmt: skip
