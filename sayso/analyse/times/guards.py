"""What looks like a time and is none: names, sums, modals, and numbers that happen to look like years."""

from collections.abc import Callable

from sayso.analyse.times.grammar import Match
from sayso.analyse.times.lexemes import Lexeme, Row
from sayso.analyse.times.names import named
from sayso.lexicon import calendars

_PREPOSITIONS = frozenset({
    "in", "until", "from", "to", "of", "between", "before", "after", "at", "about", "late", "early", "mid", "turn",
    "on", "and", "or", "period", "earlier", "later", "unit",
})  # fmt: skip
_COUNTED = frozenset({"n12", "n24", "n31", "n59", "number", "hundred", "few", "unit", "units", "season", "month"})
_ENDS = frozenset(["break", "stop", "comma", "close", "colon", "hyphen", "possessive"])
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_LENGTHS = calendars.lists("before_length")
_THINGS = calendars.lists("counted")


def admits(match: Match, row: Row) -> bool:
    """Whether the neighbours of a match allow it to be a time."""
    before = row.lexemes[match.first - 1] if match.first else None
    after = row.lexemes[match.last] if match.last < len(row.lexemes) else None
    guard = _GUARDS.get(match.rule)
    if guard is not None and not guard(match, before, after):
        return False
    return not named(match, before, after)


def _year(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    if match.last - match.first > 1:
        return True
    thing = after is not None and after.kind in ("other", "name", "amount")
    plural = thing and after is not None and (after.text.lower() in _THINGS or after.text.lower().endswith("s"))
    recent = match.lexemes[-1].value >= "1900" and before is not None and before.kind == "in"
    if after is not None and after.text.lower() in _THINGS and not recent:
        return False
    if before is None or before.kind in ("break", "stop"):
        return after is None or after.kind in _ENDS or not plural
    if before.kind in ("in", "until", "late", "early", "mid") or before.text.lower() in ("for", "due"):
        return True
    if before.kind in ("about", "possessor", "a", "the", "possessive", "this", "that"):
        return thing if before.kind != "about" else not thing
    if before.kind in _PREPOSITIONS:
        return not plural
    if before.kind in ("open", "comma", "hyphen", "year"):
        return after is None or after.kind in _ENDS or after.kind in ("and", "or", "to")
    return False


def _month(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    month = match.get("month")
    if month is None:
        return False
    if after is not None and after.text.lower() in ("said", "says", "told"):
        return before is not None and before.kind in ("in", "until")
    if match.last - match.first > 1 or month.text.lower() not in _AMBIGUOUS_MONTHS:
        return after is None or after.kind != "name" or month.text.lower() not in _AMBIGUOUS_MONTHS
    if before is not None and before.kind in (
        "in",
        "until",
        "from",
        "to",
        "of",
        "between",
        "before",
        "after",
        "about",
        "since",
    ):
        return True
    if before is not None and before.kind in ("the", "possessor", "possessive", "and", "or", "a", "hyphen", "month"):
        return before.kind == "month" or after is None or after.kind in _ENDS or after.kind not in ("name",)
    return False


def _season(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    season = match.get("season")
    if season is None or (season.text[:1].isupper() and before is not None and before.kind in ("name", "stop")):
        return False
    if (after is not None and after.kind == "name") or (season.text.lower() == "fall" and after and after.kind == "of"):
        return False
    if match.has("early", "late", "mid", "earlier", "later"):
        return True
    if before is None or before.kind not in ("in", "until", "of", "from", "to", "before", "after", "between"):
        return (
            match.has("the") and season.value in ("SU", "WI") and before is not None and before.kind in ("and", "about")
        )
    return match.has("the") or season.text.lower() not in ("fall", "spring") or before.kind == "in"


def _bare(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    if before is None or match.lexemes[0].value in ("TS",):
        return False
    return before.text.lower() in (
        "for",
        "in",
        "within",
        "after",
        "over",
        "take",
        "took",
        "takes",
        "spent",
        "last",
        "lasted",
    )


def _count(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    unit = match.all("unit", "units", "hour", "hours", "quarter", "quarters", "weekends")[-1]
    if match.has("other") and match.get("other") is not None:
        middle = match.get("other")
        if middle is None or middle.text.lower() not in (
            "more",
            "full",
            "trading",
            "consecutive",
            "straight",
            "long",
            "business",
        ):
            return False
    if unit.kind in ("quarter", "quarters", "weekends"):
        return not match.has("a", "hyphen") and not (after is not None and after.kind == "of")
    if match.lexemes[0].kind == "a" and match.last - match.first == 2 and unit.kind in ("unit", "hour"):
        return before is not None and before.text.lower() in _LENGTHS
    plural = unit.kind in ("units", "hours")
    if match.has("year") and not plural:
        return False
    number = match.get("n12", "number", "n24", "n31", "n59", "big", "year")
    if not plural and not match.has("hyphen") and number is not None and number.value not in ("1", "one"):
        return match.rule == "duration.adjective" or unit.text.lower() in (
            "day",
            "year",
            "month",
            "week",
            "hour",
            "minute",
        )
    if after is not None and after.text.lower() in ("old", "olds"):
        return False
    return not (match.has("hyphen") and after is not None and after.kind in ("hyphen", "old"))


def _decade(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "The 60s" are years, "his 60s" an age."""
    lexeme = match.get("decade", "tens")
    if lexeme is None or (len(lexeme.text) > len("60s") and lexeme.kind == "decade"):
        return lexeme is not None
    return match.has("the") and not (before is not None and before.kind == "possessor")


def _clear_end(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "Two days after" ends its clause; before a noun it is a length of time."""
    last = match.lexemes[-1]
    if last.kind not in ("after", "before"):
        return after is None or after.text.lower() != "than"
    return after is None or after.kind in ("break", "stop", "comma", "close") or after.kind in ("and",)


def _short_year(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return before is not None and before.kind in ("in", "until", "of", "from", "to", "month", "season")


def _weekday(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """ "A Wednesday" is any of them, unless a noun follows that it belongs to; "the first Monday" is none by itself."""
    if before is not None and before.kind == "ordinal":
        return False
    return before is None or before.kind != "a" or (after is not None and after.kind == "other")


def _of_week(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    unit = match.get("unit")
    return unit is not None and unit.value == "W"


def _weekday_abbreviated(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return (
        match.lexemes[0].text.endswith(".")
        and before is not None
        and before.kind in ("on", "until", "from", "to", "last", "next")
    )


def _clock(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    if match.has("ampm", "oclock", "zone", "part", "noon", "midnight"):
        return True
    lexeme = match.get("clock")
    words = {"at", "about", "until", "from", "to", "between", "before", "after", "comma", "on", "and", "hyphen"}
    return lexeme is not None and before is not None and before.kind in words


def _day(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """A month and a number, unless the number counts something: "in May 12 people died" stays a day all the same."""
    month = match.get("month", "monthabbr")
    if month is None or (
        match.lexemes[0].kind not in ("weekday", "weekdayabbr")
        and after is not None
        and after.kind in ("units", "hours")
    ):
        return False
    return not (
        after is not None
        and after.text.lower() in ("percent", "million", "billion", "people")
        and not match.has("year")
    )


def _quarter(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    middle = match.get("other")
    return middle is None or middle.text.lower() in ("flat", "comparable", "strong", "weak")


def _same(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    unit = match.get("unit")
    return unit is not None and unit.value in ("D", "W", "M", "Y")


def _past(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return match.has("past_ref") or (
        before is not None and before.kind in ("in", "of", "from") and (after is None or after.kind not in _COUNTED)
    )


def _reference(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return not (
        after is not None
        and match.lexemes[0].text[:1].isupper()
        and after.kind == "name"
        and after.text.lower() == "now"
    )


def _year_end(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    turn = match.get("turn")
    return turn is None or turn.text.lower() == "end" or match.has("possessive")


def _era(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """An era stands apart from its year: "AD36" is some code."""
    first = match.lexemes[0]
    return first.kind != "era" or first.end < match.lexemes[1].start


def _quarter_deictic(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return after is None or after.kind != "hyphen"


def _year_words(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    return match.has("unit") or (
        before is not None and before.kind in ("in", "until", "from", "to", "of", "early", "late")
    )


def _following(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    unit = match.get("unit")
    if unit is None or (not match.has("the") and not match.has("previous")):
        return False
    if match.has("before", "after"):
        return after is None or after.kind in _ENDS or after.kind in ("and", "in", "at", "to")
    return True


_GUARDS: dict[str, Callable[[Match, Lexeme | None, Lexeme | None], bool]] = {
    "year.in": _year,
    "year.words": _year_words,
    "unit.end": _year_end,
    "year.era": _era,
    "quarter.deictic": _quarter_deictic,
    "year.short": _short_year,
    "month.in": _month,
    "season.in": _season,
    "duration.bare": _bare,
    "duration.count": _count,
    "duration.adjective": _count,
    "shift.count": _clear_end,
    "weekday.abbreviated": _weekday_abbreviated,
    "weekday.on": _weekday,
    "weekday.of_week": _of_week,
    "clock.at": _clock,
    "date.day": _day,
    "quarter.in": _quarter,
    "quarter.year_earlier": _quarter,
    "unit.same": _same,
    "reference.now": _reference,
    "decade.named": _decade,
    "reference.past": _past,
    "unit.following": _following,
}
