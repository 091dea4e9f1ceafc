"""Years and centuries with their era: "AD 410", "the summer of 218 BC".

Years before Christ have no place in ISO 8601 as the record writes it: they keep their value, "BC0218", and no interval.
"""

from dataclasses import replace
from itertools import pairwise

from sayso.analyse.times import calendar
from sayso.analyse.times.calendar import Period
from sayso.analyse.times.context import Context, Reading
from sayso.analyse.times.grammar import Match
from sayso.analyse.times.lexemes import Row, kinds
from sayso.article import Span

# A text with this many years before Christ means those without an era to be such years too.
_ENOUGH = 5
_DIGITS = 3
_LEADS = frozenset({"in", "until", "from", "to", "after", "before", "early", "late", "mid", "month", "of", "about"})
_YEARS = ("bcyear", "year", "big", "n59", "n31", "n24", "n12")


def implied(row: Row) -> Row:
    """The row with its years of three digits marked as years before Christ, where the text tells of that time."""
    if sum(lexeme.kind == "era" and lexeme.value == "BC" for lexeme in row.lexemes) < _ENOUGH:
        return row
    marked = list(row.lexemes)
    for at, (lead, lexeme) in enumerate(pairwise(row.lexemes), start=1):
        follows = row.lexemes[at + 1].kind if at + 1 < len(row.lexemes) else "break"
        if (
            lexeme.kind == "big"
            and len(lexeme.text) == _DIGITS
            and lead.kind in _LEADS
            and follows not in ("era", "other")
        ):
            marked[at] = replace(lexeme, kind="bcyear")
    return Row(tuple(marked), "".join(kinds()[lexeme.kind] for lexeme in marked))


def read(match: Match, _: Context) -> Reading | None:
    """The meaning of a year, month, day, season or century with its era."""
    era = match.get("era")
    before = match.has("bcyear") or (era is not None and era.value == "BC")
    unit = match.get("unit")
    if unit is not None:
        number = match.all("ordinal", "dayordinal")[-1]
        return _century(int(number.value), before) if unit.value == "CE" else None
    number = [lexeme for lexeme in match.lexemes if lexeme.kind in _YEARS][-1]
    if "," in number.text or not 0 < int(number.value) <= calendar.LAST_YEAR:
        return None
    year = int(number.value)
    return _before(match, year) if before else _after(match, year)


def read_span(match: Match, context: Context) -> list[tuple[Span, Reading]]:
    """The first and the last year of "264-241 BC"."""
    years = [lexeme for lexeme in match.lexemes if lexeme.kind in _YEARS]
    era = match.lexemes[-1].value
    if any("," in year.text for year in years) or len(years) != 2:
        return []
    if not context.text or int(years[0].value) == int(years[1].value):
        return []
    first, last = (_year(int(year.value), era == "BC") for year in years)
    if first is None or last is None:
        return []
    return [(Span(years[0].start, years[0].end), first), (Span(years[1].start, match.end), last)]


def _year(number: int, before: bool) -> Reading | None:
    if before:
        return Reading(Period(f"BC{number:04d}", granularity="year"), gap="N301")
    period = calendar.year(number)
    return Reading(period) if period else None


def _before(match: Match, year: int) -> Reading:
    value, granularity = f"BC{year:04d}", "year"
    month, season = match.get("month", "monthabbr"), match.get("season")
    if season is not None:
        value, granularity = f"{value}-{season.value}", "season"
    if month is not None:
        value, granularity = f"{value}-{int(month.value):02d}", "month"
    return Reading(Period(value, granularity=granularity), gap="N301")


def _after(match: Match, year: int) -> Reading | None:
    month, season = match.get("month", "monthabbr"), match.get("season")
    days = [lexeme for lexeme in match.lexemes if lexeme.kind in ("n12", "n24", "n31", "dayordinal")]
    period = calendar.year(year)
    if season is not None:
        period = calendar.season(year, season.value)
    if month is not None:
        period = calendar.month(year, int(month.value))
        if days and int(days[0].value) != year:
            period = calendar.day(calendar.make_date(year, int(month.value), int(days[0].value)))
    return Reading(period) if period else None


def _century(number: int, before: bool) -> Reading | None:
    if before:
        return Reading(Period(f"BC{number - 1:02d}", granularity="century"), gap="N301")
    period = calendar.century(number)
    return Reading(period) if period else None
