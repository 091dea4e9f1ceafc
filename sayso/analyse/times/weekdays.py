"""Days by their weekday, by today and tomorrow, by the weekend, and their mornings and nights."""

from datetime import date

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.direction import Direction
from sayso.analyse.times.grammar import Match
from sayso.article import Span

_WEEK = 7
_WEEKEND = 6
_PARAGRAPH = 600


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match of this family."""
    day, anchor, doubt = _day(match, context)
    if match.rule.startswith("weekend"):
        return _weekend(match, context)
    part = match.get("part", "tonight", "overnight")
    if day is None:
        value = _unknown(match) + (f"T{part.value}" if part else "")
        missing = "N303" if context.published is None else "N301"
        return Reading(
            Period(value, granularity="time" if part else "day", type="TIME" if part else "DATE"), gap=missing
        )
    period = calendar.part(day, part.value, _hours(match)) if part else calendar.day(day)
    return Reading(period, anchor, gap="N302" if doubt else "", detail=doubt) if period else None


def _hours(match: Match) -> tuple[int, int] | None:
    """ "Early this morning" is the small hours."""
    part = match.get("part")
    return (0, 6) if part and part.value == "MO" and match.has("early") else None


def _unknown(match: Match) -> str:
    weekday = match.get("weekday", "weekdayabbr")
    return f"XXXX-WXX-{weekday.value}" if weekday else "XXXX-XX-XX"


def _day(match: Match, context: Context) -> tuple[date | None, str, str]:
    """The day, what it hangs on, and a doubt in words."""
    name = match.rule.partition(".")[2]
    if name in ("that", "previous", "following", "next") and match.rule != "weekday.next":
        return _after(match, context, name)
    if name == "this" and match.rule == "part.this" and match.has("that"):
        return _after(match, context, "that")
    today = context.published
    if today is None or (context.narrative and name in ("deictic", "this", "tonight")):
        return None, "none", ""
    if match.rule == "part.overnight" and not match.has("weekday"):
        return calendar.shift(today, -1), "published", ""
    if match.rule in ("part.this", "part.tonight"):
        return calendar.shift(today, -1 if match.has("last") else 0), "published", ""
    if name == "deictic":
        deictic = match.get("deictic")
        return calendar.shift(today, int(deictic.value if deictic else 0)), "published", ""
    if name == "before_yesterday":
        deictic, step = match.get("deictic"), match.get("before", "after")
        days = int(deictic.value if deictic else 0) + int(step.value if step else 0)
        return calendar.shift(today, days), "published", ""
    day, doubt = _weekday(match, context, today, name)
    return day, "published", doubt


def _weekday(match: Match, context: Context, today: date, name: str) -> tuple[date | None, str]:
    """The day of a weekday, seen from the day of publication."""
    lexeme = match.get("weekday", "weekdayabbr")
    if lexeme is None:
        return None, ""
    back = (today.isoweekday() - int(lexeme.value)) % _WEEK
    if name == "of_week":
        return _of_week(match, today, int(lexeme.value)), ""
    if name == "last":
        return calendar.shift(today, -(back or _WEEK)), ""
    if name == "next":
        return _next(match, today, int(lexeme.value), back)
    direction = context.direction(Span(match.start, match.end))
    if name == "this":
        ahead = direction is not Direction.PAST or back == 0
        return calendar.shift(today, (_WEEK - back) % _WEEK if ahead else -back), ""
    return calendar.shift(today, (_WEEK - back) % _WEEK if direction is Direction.FUTURE else -back), ""


def _next(match: Match, today: date, weekday: int, back: int) -> tuple[date | None, str]:
    """ "Next Friday" is Friday of the next week; while this week's is still to come it may be that one."""
    first = calendar.shift(today, _WEEK - back)
    if match.has("coming") or weekday <= today.isoweekday() or first is None:
        return first, ""
    second = calendar.shift(first, _WEEK)
    return second, f"{first.isoformat()} or {second.isoformat()}" if second else ""


def _of_week(match: Match, today: date, weekday: int) -> date | None:
    unit, word = match.get("unit"), match.get("last", "this", "next")
    if unit is None or word is None or unit.value != "W":
        return None
    return calendar.shift(today, weekday - today.isoweekday() + _WEEK * int(word.value))


def _after(match: Match, context: Context, name: str) -> tuple[date | None, str, str]:
    """A day that hangs on the latest day before it in the text."""
    placed = context.latest("day", "time", before=match.start, within=10**9 if context.narrative else _PARAGRAPH)
    if placed is None:
        return None, "none", ""
    weekday = match.get("weekday")
    if weekday is None:
        step = {"previous": -1, "that": 0}.get(name, 1)
        return calendar.shift(placed.first, step), placed.id, ""
    ahead = (int(weekday.value) - placed.first.isoweekday()) % _WEEK
    if name == "that":
        return calendar.shift(placed.first, ahead if ahead <= _WEEK // 2 else ahead - _WEEK), placed.id, ""
    return calendar.shift(placed.first, ahead - _WEEK if name == "previous" else ahead or _WEEK), placed.id, ""


def _weekend(match: Match, context: Context) -> Reading | None:
    today = context.published
    if today is None:
        return Reading(Period("XXXX-WXX-WE", granularity="weekend"), gap="N303")
    return Reading(found, "published") if (found := calendar.weekend(_weekend_day(match, context, today))) else None


def _weekend_day(match: Match, context: Context, today: date) -> date | None:
    """A day of the week that the weekend ends."""
    inside = today.isoweekday() >= _WEEKEND
    if match.has("next"):
        return calendar.shift(today, _WEEK)
    if match.has("coming"):
        return calendar.shift(today, _WEEK if inside else 0)
    if match.has("last", "past", "previous"):
        return calendar.shift(today, -_WEEK)
    direction = context.direction(Span(match.start, match.end))
    ahead = direction is Direction.FUTURE or (match.has("this") and direction is not Direction.PAST)
    return today if inside or ahead else calendar.shift(today, -_WEEK)
