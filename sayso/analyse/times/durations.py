"""Lengths of time, times so many units away, repeated times, and words for past, present and future."""

from datetime import date

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Placed, Reading
from sayso.analyse.times.grammar import Match
from sayso.analyse.times.lexemes import Lexeme
from sayso.analyse.times.relative import moved, unit_period

_UNITS = ("unit", "units", "hour", "hours", "quarter", "quarters", "weekends")
_NUMBERS = ("n12", "n24", "n31", "n59", "big", "year", "decimal", "number", "hundred")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NAMES = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "FN": "week",
}
_LONGER = {"DE": ("Y", 10), "CE": ("Y", 100), "FN": ("W", 2)}
_SMALLER = {"Y": ("M", 12), "M": ("D", 0), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
_PARAGRAPH = 600
_SENTENCES = 400
_HOURS = 24


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match of this family, None where it has none."""
    kind = match.rule.partition(".")[0]
    if kind == "reference":
        word = match.get("present_ref", "past_ref", "future_ref")
        return Reading(Period(word.value if word else "PAST_REF"), gap="N301")
    if kind == "set":
        return _set(match)
    if kind == "ago":
        return _ago(match, context)
    if kind == "shift":
        return _shift(match, context)
    if kind == "ahead":
        return _ahead(match, context)
    if kind == "trailing":
        return _trailing(match, context)
    value = _duration(match)
    return Reading(Period(value, granularity=_granularity(match), type="DURATION"), gap="N301") if value else None


def _unit(match: Match) -> str:
    found = match.all(*_UNITS)
    return found[-1].value if found else "D"


def _granularity(match: Match) -> str:
    unit = _unit(match)
    return "time" if unit.startswith("T") else _NAMES.get(unit, "vague")


def count(match: Match) -> float | None:
    """How many units there are; None for "several" and its like.

    >>> from sayso.analyse.times.grammar import candidates
    >>> from sayso.analyse.times.lexemes import lex
    >>> count(next(candidates(lex("two and a half years"), 0)))
    2.5
    """
    few = match.get("few", "some")
    numbers = [lexeme for lexeme in match.lexemes if lexeme.kind in _NUMBERS]
    if few is not None and not numbers:
        return None if few.value == "X" else float(few.value)
    total = _cardinal(numbers) if numbers else 0.0
    fraction = match.get("fraction")
    if fraction is not None:
        total += _FRACTIONS.get(fraction.text) or int(fraction.text[0]) / int(fraction.text[-1])
    if match.has("half"):
        total += 0.5 if numbers or match.has("and") else -0.5
    if not numbers and fraction is None:
        total += 1.0 if match.has("a", "unit", "hour", "quarter") and not match.has("units", "hours") else 0.0
    return total or None


def _cardinal(numbers: list[Lexeme]) -> float:
    """The value of a row of number words: "two hundred" multiplies, "twenty four" adds."""
    total, part = 0.0, 0.0
    for lexeme in numbers:
        size = float(lexeme.value)
        if lexeme.kind == "hundred":
            part = (part or 1.0) * size
            if size >= 1000:
                total, part = total + part, 0.0
        else:
            part += size
    return total + part


def written(number: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it.

    >>> written(2.5, "Y"), written(3, "TH"), written(None, "W"), written(2, "DE")
    ('P2Y6M', 'PT3H', 'PXW', 'P20Y')
    """
    if unit in _LONGER:
        base, times = _LONGER[unit]
        unit, number = base, None if number is None else number * times
    prefix = "PT" if unit.startswith("T") else "P"
    letter = unit.removeprefix("T")
    if number is None:
        return f"{prefix}X{letter}"
    if number == int(number):
        return f"{prefix}{int(number)}{letter}"
    smaller, times = _SMALLER.get(unit, ("", 0))
    rest = (number - int(number)) * times
    if times and abs(rest - round(rest)) < 0.01 and smaller.startswith("T") == unit.startswith("T"):
        whole = f"{int(number)}{letter}" if number >= 1 else ""
        return f"{prefix}{whole}{round(rest)}{smaller.removeprefix('T')}"
    if unit == "D" and number == 0.5:
        return "PT12H"
    return f"{prefix}{number:g}{letter}"


def _duration(match: Match) -> str | None:
    unit = _unit(match)
    if unit == "WE":
        return None
    if match.rule == "duration.bare" or match.rule == "trailing.vague":
        return written(None, unit)
    if match.rule == "duration.either":
        return written(None, unit)
    if match.rule == "duration.adjective" and not match.has(*_NUMBERS, "few", "some", "a", "fraction"):
        return written(None if match.has("units", "hours") else 1, unit)
    if match.rule in ("duration.half",):
        return written(0.5, unit)
    if match.rule == "duration.whole":
        return written(1, unit)
    return written(count(match), unit)


def _ago(match: Match, context: Context) -> Reading | None:
    """So many units before the day of publication; a time some weeks ago is a week, some months ago a month."""
    unit, number = _unit(match), count(match)
    if number is None or unit == "WE":
        return Reading(Period("PAST_REF"), gap="N301")
    if context.published is None:
        return Reading(Period(written(number, unit), granularity=_granularity(match), type="DURATION"), gap="N303")
    if number == 1 and unit == "Y" and (placed := _compared(match, context)):
        period = calendar.quarter(placed.first.year - 1, (placed.first.month + 2) // 3)
        return Reading(period, placed.id) if period else None
    return _away(unit, context.published, -number, "published")


def _compared(match: Match, context: Context) -> Placed | None:
    """The quarter that "a year ago" is compared with, if the text just spoke of one."""
    placed = context.latest("quarter", "year", before=match.start, within=_SENTENCES)
    return placed if placed and placed.granularity == "quarter" and not placed.derived else None


def _away(unit: str, base: date, number: float, anchor: str) -> Reading | None:
    if unit.startswith("T"):
        period = calendar.day(base)
    else:
        coarse = {"FN": "W", "DE": "Y", "CE": "Y"}.get(unit, unit)
        if unit == "Y" and number != int(number):
            coarse = "M"
        period = unit_period(coarse, moved(unit, base, number))
    return Reading(period, anchor) if period else None


def _ahead(match: Match, context: Context) -> Reading | None:
    unit, number = _unit(match), count(match)
    if number is None or unit == "WE":
        return Reading(Period("FUTURE_REF"), gap="N301")
    if context.published is None:
        return Reading(Period(written(number, unit), type="DURATION"), gap="N303")
    return _away(unit, context.published, number, "published")


def _shift(match: Match, context: Context) -> Reading | None:
    """ "Two days later", "a year earlier": so many units from the latest time in the text."""
    unit, number = _unit(match), count(match)
    step = match.all("later", "earlier", "before", "after")[-1]
    sign = 1 if step.kind in ("later", "after") else -1
    if number is not None and unit.startswith("T"):
        return Reading(Period(written(number, unit), granularity="time", type="DURATION"), gap="N301")
    if number is None or unit == "WE":
        return Reading(Period("FUTURE_REF" if sign > 0 else "PAST_REF"), gap="N301")
    if unit == "Y" and number == 1 and (quarter := _compared(match, context)):
        period = calendar.quarter(quarter.first.year + sign, (quarter.first.month + 2) // 3)
        return Reading(period, quarter.id) if period else None
    wanted = {"D": ("day", "time"), "W": ("day", "time", "week"), "M": ("day", "time", "month", "week")}.get(unit, ())
    wanted = wanted or ("day", "time", "week", "month", "quarter", "season", "year")
    within = 10**9 if context.narrative else _PARAGRAPH
    placed = context.latest(*wanted, before=match.start, within=within)
    if placed is None:
        if context.published is not None and sign < 0 and unit in ("Y", "M"):
            return _away(unit, context.published, -number, "published")
        value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")
        return Reading(Period(value, granularity=_granularity(match)), gap="N301")
    return _away(unit, placed.first, sign * number, placed.id)


def _trailing(match: Match, context: Context) -> Reading | None:
    """ "The past two weeks": a length that ends, or begins, with the day of publication, which is counted in."""
    unit, number, today = _unit(match), count(match), context.published
    if match.rule == "trailing.vague":
        return _vague(match, unit)
    if unit == "WE":
        return None
    value = written(number, unit)
    fixed = match.rule == "trailing.first" or match.has("following", "previous")
    if unit.startswith("T"):
        fixed = fixed or unit != "TH" or number is None or number < _HOURS / 2
        unit, number = "D", number and -(-number // _HOURS)
    if fixed or number is None or today is None:
        gap = "N303" if today is None and number is not None and not fixed else "N301"
        return Reading(Period(value, granularity=_granularity(match), type="DURATION"), gap=gap)
    ahead = match.rule == "trailing.next"
    edge = moved(unit, today, number if ahead else -number)
    first, last = (today, edge) if ahead else (edge, today)
    period = calendar.between(first, calendar.shift(last, 1) if last else None, value, _granularity(match))
    if period is None:
        return None
    return Reading(Period(value, period.start, period.end, period.granularity, "DURATION", period.first), "published")


def _vague(match: Match, unit: str) -> Reading | None:
    if match.has("recent") and unit in ("D", "Y"):
        return Reading(Period("PAST_REF"), gap="N301")
    if match.has("following", "the") and match.has("following"):
        return Reading(Period(written(None, unit), granularity=_granularity(match), type="DURATION"), gap="N301")
    if match.has("coming", "ahead"):
        return Reading(Period("FUTURE_REF"), gap="N301")
    return Reading(Period(written(None, unit), granularity=_granularity(match), type="DURATION"), gap="N301")


def _set(match: Match) -> Reading | None:
    name = match.rule.partition(".")[2]
    day = match.get("weekday", "weekdays")
    part = match.get("part", "parts")
    value = "XXXX-XX-XX"
    if name == "frequency":
        value = match.lexemes[0].value
    elif day is not None:
        value = f"XXXX-WXX-{day.value}" + (f"T{part.value}" if part else "")
    elif part is not None:
        value = f"XXXX-XX-XXT{part.value}"
    elif (month := match.get("month")) is not None:
        value = f"XXXX-{int(month.value):02d}"
    elif (season := match.get("season")) is not None:
        value = f"XXXX-{season.value}"
    elif match.has("weekend"):
        value = "XXXX-WXX-WE"
    else:
        number = count(match) if name == "every" else 1.0
        value = written(2 if match.has("otherwise") else number or 1, _unit(match))
    return Reading(
        Period(value, granularity=_granularity(match) if match.has(*_UNITS) else "vague", type="SET"), gap="N301"
    )
