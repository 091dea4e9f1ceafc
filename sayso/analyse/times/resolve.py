"""From matches to times: which match stands, which belong together, and what each means after those before it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from sayso.analyse.times import absolute, clocks, durations, eras, quarters, relative, weekdays
from sayso.analyse.times.context import Context, Placed, Reading
from sayso.analyse.times.grammar import Match, candidates
from sayso.analyse.times.guards import admits
from sayso.analyse.times.lexemes import Row
from sayso.article import Article, Span
from sayso.notes import Note, note
from sayso.record import Time, item_id

_FAMILIES: dict[str, Callable[[Match, Context], Reading | None]] = {
    "absolute": absolute.read,
    "quarters": quarters.read,
    "relative": relative.read,
    "weekdays": weekdays.read,
    "durations": durations.read,
    "clocks": clocks.read,
}
_SEVERAL = {"year.span_era": eras.read_span, "range.days": absolute.read_range, "year.span": absolute.read_span}
_DAY_RULES = frozenset({"date.iso", "date.day", "date.numeric", "feast.named", "unit.following", "unit.same"})
_CLOCK_THEN_DAY = (("on",), ("comma",), ("comma", "on"), ("of",), ())
_DAY_THEN_CLOCK = (("at",), ("comma",), ("comma", "at"), ())
_OWN_YEAR = ("year", "iso", "slash", "decade", "tens", "fiscalyear")
_FULL = ("date.", "range.", "year.span", "year.era", "month.of_year", "clock.")
_DERIVED = frozenset({"ago.count", "shift.count", "quarter.year_earlier"})
# How far after a time of day its day may stand.
_REACH = 24
Rejects = Callable[[int, int], bool]


def matches(row: Row, rejected: Rejects) -> Iterator[Match]:
    """The matches that stand, from left to right: at each place the longest that its neighbours admit."""
    at = 0
    while at < len(row.lexemes):
        found = next((m for m in candidates(row, at) if admits(m, row) and not _in_name(m, rejected)), None)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _in_name(match: Match, rejected: Rejects) -> bool:
    """Whether a name swallows the match; a full date is one wherever it stands."""
    return not match.rule.startswith(_FULL) and rejected(match.start, match.end)


def joined(found: list[Match], row: Row) -> list[tuple[Match, Match | None]]:
    """Each match, with the time of day that stands beside its date as one expression."""
    pairs: list[tuple[Match, Match | None]] = []
    for match in found:
        if pairs and pairs[-1][1] is None:
            last = pairs[-1][0]
            gap = tuple(lexeme.kind for lexeme in row.lexemes[last.last : match.first])
            small = last.has("hours") and match.rule == "weekday.on"
            if last.family == "clocks" and (_is_day(match) or small) and gap in _CLOCK_THEN_DAY:
                pairs[-1] = (match, last)
                continue
            if match.family == "clocks" and _is_day(last) and gap in _DAY_THEN_CLOCK and match.rule != "part.of":
                pairs[-1] = (last, match)
                continue
        pairs.append((match, None))
    return pairs


def _is_day(match: Match) -> bool:
    if match.rule in ("unit.following", "unit.same"):
        unit = match.get("unit")
        return unit is not None and unit.value == "D"
    days = match.family == "weekdays" and not match.rule.startswith(("weekend", "part"))
    return (days and not match.has("part")) or match.rule in _DAY_RULES


def times(article: Article, row: Row, found: list[Match], context: Context) -> tuple[list[Time], list[Note]]:
    """The times of an article in their order, and a note for each that has no interval or two readings."""
    made: list[Time] = []
    notes: list[Note] = []
    pairs = joined(found, row)
    for at, (match, clock) in enumerate(pairs):
        coming = _coming_day(match, pairs[at + 1 : at + 3], context) if match.rule == "clock.at" else None
        shared = _shared_year(match, pairs[at + 1][0], row) if at + 1 < len(pairs) else None
        here = replace(context, year=shared) if shared else context
        for span, rule, reading in _readings(match, clock, here, coming):
            time = _time(article, span, rule, reading)
            made.append(time)
            notes.extend(_notes(time, reading))
            context = _after(context, time, reading, match.has(*_OWN_YEAR) or shared is not None)
    return made, notes


def _shared_year(match: Match, following: Match, row: Row) -> int | None:
    """The year of the date that a date without one is joined to by "and", "to" or a dash."""
    gap = {lexeme.kind for lexeme in row.lexemes[match.last : following.first]}
    joint = gap and gap <= {"and", "to", "or", "hyphen", "until", "comma", "from"} and gap != {"comma"}
    if not joint or match.has("year") or not match.has("month", "monthabbr") or not following.has("month", "monthabbr"):
        return None
    return absolute.year_of(following)


def _coming_day(match: Match, after: list[tuple[Match, Match | None]], context: Context) -> Reading | None:
    """The day that follows hard upon a time of day: "10:35 a.m. (0735 GMT) Friday"."""
    for following, _ in after:
        between = context.text[match.end : following.start]
        if len(between) > _REACH or any(sign in between for sign in ("\n", ". ", ";", ",")):
            return None
        if _is_day(following):
            return _FAMILIES[following.family](following, context)
    return None


def _readings(
    match: Match, clock: Match | None, context: Context, coming: Reading | None
) -> Iterator[tuple[Span, str, Reading]]:
    if match.rule in _SEVERAL:
        for span, reading in _SEVERAL[match.rule](match, context):
            yield span, match.rule, reading
        return
    found = clocks.read(match, context, coming) if coming else _FAMILIES[match.family](match, context)
    if found is None:
        return
    if clock is not None:
        whole = Span(min(match.start, clock.start), max(match.end, clock.end))
        timed = clocks.read(clock, context, found) if found.period.first else None
        if timed is not None:
            yield whole, f"{clock.rule}+{match.rule}", timed
            return
    yield Span(match.start, match.end), match.rule, found


def _time(article: Article, span: Span, rule: str, reading: Reading) -> Time:
    period = reading.period
    return Time(
        id=item_id(article, "t", (span,), rule),
        span=span,
        type=period.type,
        value=period.value,
        start=period.start,
        end=period.end,
        granularity=period.granularity,
        anchor=reading.anchor,
        rule=rule,
    )


def _notes(time: Time, reading: Reading) -> Iterator[Note]:
    if reading.gap:
        yield note(reading.gap, time.span, reading.detail or time.value)
    elif time.start is None and time.end is None:
        yield note("N301", time.span, time.value)


def _after(context: Context, time: Time, reading: Reading, own_year: bool) -> Context:
    """The context after a time: durations, repeated times and doubtful ones are nothing to hang on."""
    if time.start is None or time.type in ("DURATION", "SET"):
        return context
    first = date.fromisoformat(time.start[:10])
    follows = any(placed.id == time.anchor and placed.explicit for placed in context.recent)
    return context.with_time(
        Placed(time.id, time.span, first, time.granularity, time.value, own_year or follows, time.rule in _DERIVED)
    )
