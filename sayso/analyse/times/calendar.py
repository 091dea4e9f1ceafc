"""Calendar arithmetic: periods with their TIMEX3 value and half-open interval.

Weeks run from Monday to Sunday (ISO 8601), seasons are whole months, parts of a day are the hours of `PARTS`.
Every function returns None where the calendar has no such day, so that odd numbers in a text never raise.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9998
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Hours in which a part of the day begins and ends; beyond 24 it ends on the next day.
PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18), "MI": (12, 13)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; `first` is its first day where it has one, for arithmetic."""

    value: str
    start: str | None = None
    end: str | None = None
    granularity: str = "vague"
    type: str = "DATE"
    first: date | None = None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: date, days: int) -> date | None:
    """The day some days away, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day some months away, the last of the month where it is shorter; None beyond the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return next(found for back in range(4) if (found := make_date(year, month + 1, day.day - back)))


def between(first: date | None, last: date | None, value: str, granularity: str) -> Period | None:
    """The period from a first day up to another, which it leaves out."""
    if first is None or last is None or last <= first:
        return None
    return Period(value, first.isoformat(), last.isoformat(), granularity, first=first)


def day(when: date | None) -> Period | None:
    """One day."""
    return between(when, shift(when, 1), when.isoformat(), "day") if when else None


def week(when: date | None) -> Period | None:
    """The week that holds a day.

    >>> week(date(2024, 12, 11)).value
    '2024-W50'
    """
    if when is None:
        return None
    monday = shift(when, 1 - when.isoweekday())
    return between(monday, shift(monday, 7), week_value(when), "week") if monday else None


def week_value(when: date) -> str:
    """The ISO week of a day."""
    year, number, _ = when.isocalendar()
    return f"{year:04d}-W{number:02d}"


def weekend(when: date | None) -> Period | None:
    """The Saturday and Sunday of the week that holds a day."""
    if when is None:
        return None
    saturday = shift(when, 6 - when.isoweekday())
    return between(saturday, shift(saturday, 2), week_value(when) + "-WE", "weekend") if saturday else None


def month(year: int, number: int) -> Period | None:
    """One month of a year."""
    first = make_date(year, number, 1)
    return between(first, shift_months(first, 1), f"{year:04d}-{number:02d}", "month") if first else None


def quarter(year: int, number: int) -> Period | None:
    """One quarter of a calendar year."""
    first = make_date(year, 3 * number - 2, 1)
    return between(first, shift_months(first, 3), f"{year:04d}-Q{number}", "quarter") if first else None


def half(year: int, number: int) -> Period | None:
    """One half of a calendar year."""
    first = make_date(year, 6 * number - 5, 1)
    return between(first, shift_months(first, 6), f"{year:04d}-H{number}", "vague") if first else None


def season(year: int, name: str) -> Period | None:
    """One season: spring from March, summer from June, autumn from September, winter from December of the year."""
    first = make_date(year, SEASON_MONTHS[name], 1)
    return between(first, shift_months(first, 3), f"{year:04d}-{name}", "season") if first else None


def year(number: int) -> Period | None:
    """One calendar year."""
    return between(make_date(number, 1, 1), make_date(number + 1, 1, 1), f"{number:04d}", "year")


def decade(prefix: str) -> Period | None:
    """The ten years that share three digits."""
    number = int(prefix) * 10
    return between(make_date(number, 1, 1), make_date(number + 10, 1, 1), prefix, "decade")


def century(number: int) -> Period | None:
    """A century by its ordinal; the 20th runs from 1901 to 2000 and has the value "19"."""
    first = 100 * (number - 1) + 1
    return between(make_date(first, 1, 1), make_date(first + 100, 1, 1), f"{number - 1:02d}", "century")


def hundred(prefix: str) -> Period | None:
    """The hundred years that share two digits, "the 1800s"."""
    number = int(prefix) * 100
    return between(make_date(number, 1, 1), make_date(number + 100, 1, 1), prefix, "century")


def part(when: date | None, name: str, hours: tuple[int, int] | None = None) -> Period | None:
    """A part of a day; `hours` narrows it.

    >>> part(date(2024, 12, 11), "NI").end
    '2024-12-12T06:00'
    """
    if when is None:
        return None
    start, end = hours or PARTS[name]
    made = between(when, shift(when, 1), f"{when.isoformat()}T{name}", "time")
    return made and replace(made, start=at(when, start * 60), end=at(when, end * 60), type="TIME")


def clock(when: date | None, minute: int, zone: str) -> Period | None:
    """One minute of a day; its interval has a zone where the text gives one, its value is what that clock shows."""
    if when is None or not 0 <= minute <= 1440:
        return None
    start, end = at(when, minute), at(when, minute + 1)
    if start is None or end is None:
        return None
    hours = f"{when.isoformat()}T24:00" if minute == 1440 else start
    return Period(hours, start + zone, end + zone, "time", "TIME", when)


def at(when: date, minute: int) -> str | None:
    """A minute of a day in ISO 8601, counted on into the next days."""
    days, rest = divmod(minute, 1440)
    moved = shift(when, days)
    return f"{moved.isoformat()}T{rest // 60:02d}:{rest % 60:02d}" if moved else None


def nth_weekday(in_year: int, in_month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday of a month (1 = Monday); -1 is the last one."""
    first = make_date(in_year, in_month, 1)
    if first is None:
        return None
    if nth > 0:
        return shift(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    after = shift_months(first, 1)
    last = after and shift(after, -1)
    return shift(last, -((last.isoweekday() - weekday) % 7)) if last else None


def easter(in_year: int) -> date | None:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = in_year % 19, in_year // 100, in_year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, last = divmod(h + k - 7 * m + 114, 31)
    return make_date(in_year, number, last + 1)


def feast(in_year: int, formula: str) -> date | None:
    """The day of a feast by the formula of the lexicon: "MM-DD", "easter+N", "MM-weekday-nth" or a date."""
    if formula.startswith("easter"):
        sunday = easter(in_year)
        return shift(sunday, int(formula.removeprefix("easter"))) if sunday else None
    pieces = formula.split("-", 2)
    if len(pieces[0]) == 4:
        return date.fromisoformat(formula)
    if len(pieces) == 2:
        return make_date(in_year, int(pieces[0]), int(pieces[1]))
    return nth_weekday(in_year, int(pieces[0]), int(pieces[1]), int(pieces[2]))
