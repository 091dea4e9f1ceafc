"""Quarters and halves of years: by number, from the day of publication, or a year before one just spoken of."""

from sayso.analyse.times import calendar
from sayso.analyse.times.absolute import year_of
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.direction import Direction
from sayso.analyse.times.grammar import Match
from sayso.analyse.times.relative import STEPS, relative_year, unit_period, unknown
from sayso.article import Span

# A quarter that begins later than this many days on is not meant without its year.
_HALF_YEAR = 190


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match of this family, None where it has none."""
    return _half(match, context) if match.rule.startswith("half") else _quarter(match, context)


def _quarter(match: Match, context: Context) -> Reading | None:
    name = match.rule.partition(".")[2]
    if name in ("the", "year_earlier"):
        return _same_quarter(match, context, name)
    today = context.published
    if today is None:
        return unknown("Q", "N303")
    current = (today.month + 2) // 3
    if name == "deictic":
        word = match.get(*STEPS)
        step = {"latest": -1, "past": -1, "previous": -1, "last": -1, "next": 1, "coming": 1, "following": 1}
        if word is None or (match.has("period") and word.kind != "latest"):
            return None
        years, index = divmod(today.year * 4 + current - 1 + step.get(word.kind, 0), 4)
        period = calendar.quarter(years, index + 1)
        return Reading(period, "published") if period else None
    lexeme = match.get("ordinal", "quartercode")
    number = _ordinal(match)
    if lexeme is None or not 1 <= number <= 4:
        return None
    if name == "of_relative_year":
        period = calendar.quarter(relative_year(match, context, today)[0], number)
    else:
        period = _nearest_quarter(match, context, number)
    if period and match.has("fiscal"):
        return Reading(Period(period.value, granularity="quarter"), "published", "N301", "fiscal year")
    return Reading(period, "published") if period else None


def _ordinal(match: Match) -> int:
    lexeme = match.get("ordinal", "quartercode")
    if lexeme is None:
        return 0
    digits = lexeme.value if lexeme.kind == "ordinal" else lexeme.text.lower().strip("q")
    return int(digits)


def _nearest_quarter(match: Match, context: Context, number: int) -> Period | None:
    """The latest quarter of that number that has begun, or the next to end where the clause is about the future."""
    today = context.published
    if today is None:
        return None
    found = [p for add in (-1, 0, 1) if (p := calendar.quarter(today.year + add, number)) and p.first]
    if context.direction(Span(match.start, match.end)) is Direction.FUTURE:
        ahead = next((p for p in found if (p.end or "") > today.isoformat()), None)
        if ahead and ahead.first and (ahead.first - today).days <= _HALF_YEAR:
            return ahead
    return next((p for p in reversed(found) if p.first and p.first <= today), None)


def _same_quarter(match: Match, context: Context, name: str) -> Reading | None:
    """The quarter last spoken of, or the same one a year before."""
    placed = next((p for p in context.recent if p.granularity == "quarter" and not p.derived), None)
    if name == "the":
        period = unit_period("Q", placed.first) if placed else None
        return Reading(period, placed.id) if placed and period else None
    number = _ordinal(match)
    if number and context.published and not placed:
        period = calendar.quarter(context.published.year - 1, number)
        return Reading(period, "published") if period else None
    if placed is None:
        period = calendar.year(context.published.year - 1) if context.published and not match.has("quarter") else None
        return Reading(period, "published") if period else unknown("Q", "N301")
    period = calendar.quarter(placed.first.year - 1, number or (placed.first.month + 2) // 3)
    return Reading(period, placed.id) if period else None


def _half(match: Match, context: Context) -> Reading | None:
    code = match.get("halfcode", "ordinal")
    number = 2 if code is None else int("".join(sign for sign in (code.value or code.text) if sign.isdigit()))
    if number not in (1, 2):
        return None
    year, anchor = year_of(match), "none"
    if year is None:
        unit = match.get("unit")
        if unit is None or unit.value != "Y":
            return None
        if context.published is None:
            return Reading(Period(f"XXXX-H{number}"), gap="N303")
        year, anchor = relative_year(match, context, context.published)
    period = calendar.half(year, number)
    return Reading(period, anchor) if period else None
