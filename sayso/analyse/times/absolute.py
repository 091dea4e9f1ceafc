"""Dates that carry their own year, and days and months that take it from what is around them."""

import re
from collections.abc import Callable
from datetime import date

from sayso.analyse.times import calendar, eras, numeric
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.direction import Direction
from sayso.analyse.times.grammar import Match
from sayso.article import Span
from sayso.lexicon import calendars

_DAYS = ("n12", "n24", "n31", "dayordinal")
_MONTHS = ("month", "monthabbr")
# A date without a year lies this near, in days, or the tense of its clause has no say.
# A narrative that goes back this many months has come to the next year.
_WRAP = 10
_NEAR, _NEAR_MONTH = 260, 366
# A noun follows that the years belong to.
# "The 1800s" are a hundred years, "the 2000s" ten.
_THIS_CENTURY = "2000"
_NOUN = re.compile(r",? ([A-Za-z]+)")
_ATTRIBUTE = re.compile(r"\s+(?!(?:and|or|to|in|on|at|by|the|a|an|of|for|with|was|were|is|when|as|but|from)\b)[a-z]")


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match of this family, None where the numbers make no date."""
    reader = _READERS.get(match.rule)
    if reader is not None:
        return reader(match, context)
    kind, _, detail = match.rule.partition(".")
    period = _named(match, kind, detail)
    if period is None:
        return None
    return Reading(period, gap="" if period.start else "N301", detail="" if period.start else match.rule)


def year_of(match: Match, context: Context | None = None) -> int | None:
    """The year that the match itself gives."""
    lexeme = match.all("year", "shortyear", "fiscalyear")
    if not lexeme:
        return None
    digits = "".join(sign for sign in lexeme[-1].text if sign.isdigit())
    base = context.published.year if context and context.published else 2000
    return int(digits) if len(digits) == 4 else numeric.full_year(int(digits), base)


def _day(match: Match, context: Context) -> Reading | None:
    month, number = match.get(*_MONTHS), match.get(*_DAYS)
    if month is None or number is None:
        return None
    day = int(number.value)
    year = year_of(match, context) or _landmark(match, int(month.value), day, context)
    if year is None:
        return yearless(int(month.value), day, Span(match.start, match.end), context)
    period = calendar.day(calendar.make_date(year, int(month.value), day))
    return Reading(period) if period else None


def _landmark(match: Match, month: int, day: int, context: Context) -> int | None:
    """The year of a day that is known by what happened on it, once it has."""
    noun = _NOUN.match(context.text, match.end)
    year = calendars.landmark(month, day, noun[1].lower()) if noun else None
    day_then = calendar.make_date(year, month, day) if year else None
    return year if day_then and (context.published is None or day_then <= context.published) else None


def _same_year(match: Match, context: Context) -> Reading | None:
    """ "On 24 January of the same year", "on 5 May last year"."""
    unit, month, number = match.get("unit"), match.get(*_MONTHS), match.get(*_DAYS)
    if unit is None or unit.value != "Y" or month is None or number is None:
        return None
    step = match.get("last", "this", "next")
    base = context.published if step else context.recent[0].first if context.recent else None
    if base is None:
        return Reading(Period(f"XXXX-{int(month.value):02d}-{int(number.value):02d}", granularity="day"), gap="N303")
    year = base.year + (int(step.value) if step else 0)
    period = calendar.day(calendar.make_date(year, int(month.value), int(number.value)))
    return Reading(period, "published" if step else context.recent[0].id) if period else None


def _weekday_ordinal(match: Match, context: Context) -> Reading | None:
    """ "Friday the 13th": the nearest day that is both."""
    weekday, number = match.get("weekday"), match.get("dayordinal")
    today = context.published
    if weekday is None or number is None or today is None:
        return None
    near = (calendar.shift(today, days) for days in range(-60, 61))
    days = [d for d in near if d and d.day == int(number.value) and d.isoweekday() == int(weekday.value)]
    period = calendar.day(min(days, key=lambda d: abs((d - today).days))) if days else None
    return Reading(period, "published") if period else None


def _nth_weekday(match: Match, context: Context) -> Reading | None:
    """ "The first Tuesday in November", of the year that the month has."""
    weekday, nth, month = match.get("weekday"), match.get("ordinal"), match.get(*_MONTHS)
    if weekday is None or month is None:
        return None
    year, anchor = year_of(match), "none"
    if year is None:
        reading = yearless(int(month.value), None, Span(match.start, match.end), context)
        if reading is None or reading.period.first is None:
            return reading
        year, anchor = reading.period.first.year, reading.anchor
    number = int(nth.value) if nth else -1
    day = calendar.nth_weekday(year, int(month.value), int(weekday.value), number)
    period = calendar.day(day) if day and day.month == int(month.value) else None
    return Reading(period, anchor) if period else None


def yearless(month: int, day: int | None, span: Span, context: Context) -> Reading | None:
    """A day or month without its year: from the sentence's own year, the story's, or the day of publication."""
    if context.year is not None:
        shared = _made(context.year, month, day)
        return Reading(shared) if shared else None
    explicit = context.explicit(span)
    direction = context.direction(span) if context.published and not context.narrative else Direction.PAST
    if explicit and (context.narrative or direction is not Direction.FUTURE):
        year = _next_year(explicit.first, explicit.granularity, month, context)
        period = _made(year, month, day)
        return Reading(period, explicit.id) if period else None
    if context.published is None:
        if day is not None and calendar.make_date(2000, month, day) is None:
            return None
        value = f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"
        return Reading(Period(value, granularity="month" if day is None else "day"), gap="N303")
    years = (context.published.year + add for add in (-1, 0, 1))
    periods = [period for year in years if (period := _made(year, month, day))]
    chosen = choose(periods, context.published, direction)
    return Reading(chosen, "published") if chosen else None


def _next_year(base: date, granularity: str, month: int, context: Context) -> int:
    """The year in which a story that stands at `base` comes to a month; one sentence may go on into the next year."""
    if granularity in ("year", "decade", "century"):
        return base.year
    if context.narrative:
        return base.year + (base.month - month >= _WRAP)
    return base.year if month >= base.month else base.year + 1


def _made(year: int, month: int, day: int | None) -> Period | None:
    if day is None:
        return calendar.month(year, month)
    return calendar.day(calendar.make_date(year, month, day))


def choose(periods: list[Period], today: date, direction: Direction, near: int = 0) -> Period | None:
    """Of the same date in several years the one that the tense asks for, if it is near; else the nearest."""
    dated = [(period.first, period) for period in periods if period.first]
    back = [pair for pair in dated if pair[0] <= today]
    ahead = [pair for pair in dated if (pair[1].end or "") > today.isoformat()]
    near = near or (_NEAR if dated and dated[0][1].granularity == "day" else _NEAR_MONTH)
    if direction is Direction.PAST and back and (today - back[-1][0]).days <= near:
        return back[-1][1]
    if direction is Direction.FUTURE and ahead and (ahead[0][0] - today).days <= near:
        return ahead[0][1]
    return min(dated, key=lambda pair: abs((pair[0] - today).days))[1] if dated else None


def read_range(match: Match, context: Context) -> list[tuple[Span, Reading]]:
    """ "8-9 July" as one stretch, "8 and 9 July" as two days; nothing where the days do not follow each other."""
    days = match.all(*_DAYS)
    month = match.get(*_MONTHS)
    if len(days) < 2 or month is None:
        return []
    span = Span(match.start, match.end)
    year = year_of(match, context)
    readings = []
    for number in days[:2]:
        if year is None:
            reading = yearless(int(month.value), int(number.value), span, context)
        else:
            period = calendar.day(calendar.make_date(year, int(month.value), int(number.value)))
            reading = Reading(period) if period else None
        if reading is None:
            return []
        readings.append(reading)
    first, last = readings
    listed = match.has("and", "or") and "between" not in context.text[max(0, span.start - 9) : span.start].lower()
    if listed:
        return [(Span(span.start, days[0].end), first), (Span(days[1].start, span.end), last)]
    if first.period.first and last.period.first and first.period.first < last.period.first:
        value = f"{first.period.value}/{last.period.value}"
        period = Period(value, first.period.start, last.period.end, "day", first=first.period.first)
        return [(span, Reading(period, first.anchor))]
    return (
        [(span, Reading(Period(f"{first.period.value}/{last.period.value}", granularity="day"), gap="N303"))]
        if (first.gap)
        else []
    )


def read_span(match: Match, context: Context) -> list[tuple[Span, Reading]]:
    """ "The 2015-2017 war" has one stretch of years; "in 2015-2017" names its first and its last year."""
    whole = _year(match, "span", int(match.all("year")[0].value))
    if whole is None or whole.first is None or whole.end is None:
        return []
    if _ATTRIBUTE.match(context.text, match.end):
        return [(Span(match.start, match.end), Reading(whole))]
    first, last = calendar.year(whole.first.year), calendar.year(int(whole.end[:4]) - 1)
    ends = ((match.lexemes[0], first), (match.lexemes[-1], last))
    return [(Span(lexeme.start, lexeme.end), Reading(period)) for lexeme, period in ends if period]


def _week(match: Match, context: Context) -> Reading | None:
    """ "The week of March 6"."""
    day = _day(match, context)
    week = calendar.week(day.period.first) if day else None
    return Reading(week, day.anchor) if week and day else None


def _named(match: Match, kind: str, detail: str) -> Period | None:
    """Years, months, quarters, seasons, decades and centuries by their numbers."""
    year = year_of(match)
    if kind == "month" and year is not None:
        month = match.get(*_MONTHS)
        return calendar.month(year, int(month.value)) if month else None
    if kind == "quarter" and year is not None:
        return _quarter(match, year)
    if kind == "season" and year is not None:
        season = match.get("season")
        return calendar.season(year, season.value) if season else None
    if kind == "decade":
        return _decade(match)
    if kind == "century":
        return _century(match)
    if kind == "year" and year is not None:
        return _year(match, detail, year)
    return None


def _year(match: Match, detail: str, year: int) -> Period | None:
    if detail in ("in", "short"):
        return calendar.year(year)
    if detail == "fiscal":
        return Period(f"{year:04d}", granularity="year")
    first = int(match.all("year")[0].value)
    hyphen = next(at for at, lexeme in enumerate(match.lexemes) if lexeme.kind == "hyphen")
    last = int(match.lexemes[hyphen + 1].value)
    last = last if last >= 1000 else first - first % numeric.CENTURY + last
    if not first < last <= first + numeric.CENTURY:
        return None
    if detail == "school":
        return Period(f"{first:04d}/{last:04d}", granularity="year")
    start, end = calendar.make_date(first, 1, 1), calendar.make_date(last + 1, 1, 1)
    return calendar.between(start, end, f"{first:04d}/{last:04d}", "year")


def _quarter(match: Match, year: int) -> Period | None:
    number = match.get("ordinal", "quartercode")
    if number is None:
        return None
    digits = number.value if number.kind == "ordinal" else "".join(sign for sign in number.text if sign.isdigit())
    if not 1 <= int(digits) <= 4:
        return None
    if match.has("fiscal"):
        return Period(f"{year:04d}-Q{digits}", granularity="quarter")
    return calendar.quarter(year, int(digits))


def _decade(match: Match) -> Period | None:
    lexeme = match.get("decade", "tens")
    if lexeme is None:
        return None
    if lexeme.kind == "tens":
        return calendar.decade(lexeme.value)
    digits = "".join(sign for sign in lexeme.text if sign.isdigit())
    if len(digits) == 4:
        hundred = digits.endswith("00") and digits < _THIS_CENTURY
        return calendar.hundred(digits[:2]) if hundred else calendar.decade(digits[:3])
    return calendar.decade(str(numeric.full_year(int(digits), 1970))[:3])


def _century(match: Match) -> Period | None:
    unit, number = match.get("unit"), match.all("ordinal", "dayordinal")
    if unit is None or unit.value != "CE" or not number:
        return None
    tens = match.get("number")
    return calendar.century(int(number[-1].value) + (int(tens.value) if tens else 0))


_READERS: dict[str, Callable[[Match, Context], Reading | None]] = {
    "date.iso": numeric.read_iso,
    "date.numeric": numeric.read_numbers,
    "date.day": _day,
    "date.day_same_year": _same_year,
    "date.day_of_year": _same_year,
    "date.nth_weekday": _nth_weekday,
    "date.weekday_ordinal": _weekday_ordinal,
    "year.era": eras.read,
    "year.words": numeric.read_words,
    "century.era": eras.read,
    "week.of": _week,
}
