"""The grammar: which rows of lexemes are expressions of time, one named rule each.

A pattern is a regular expression over kinds of lexemes: lower-case words are kinds, capitals are macros, blanks mean
nothing. At each place the longest match wins, among equals the rule that stands first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.analyse.times.lexemes import Lexeme, Row, kinds

MACROS = {
    "DAY": "(n12|n24|n31|dayordinal)",
    "MON": "(month|monthabbr)",
    "WD": "(weekday|weekdayabbr)",
    "WORDS": "((number|a? hundred)(hyphen? (number|hundred)){0,4})",
    "CARD": "(n12|n24|n31|n59|big|year|decimal|WORDS)",
    "AHALF": "(and a half|hyphen? and hyphen? a hyphen? half|hyphen? fraction)",
    "SOME": "(a? few of?|a number of|some)",
    "QUANT": "(CARD AHALF?|SOME|fraction)",
    "APPROX": "(about|more than|at least|up to|about the)",
    "ANY": "(unit|units|hour|hours|quarter|quarters|weekends)",
    "ONE": "(unit|hour|quarter)",
    "MOD": "(the? (early|late|mid hyphen?)|the? (later|earlier) (part of|in)?|(the? turn|the rest) of|(late|early) in)",
    "PARTOF": "((the? (early|late|mid hyphen?)? (part (hours)?|hours)) (of|on))",
    "CLOCKTIME": "((clock|n12|number|decimal) ampm|(n12|number) oclock ampm?|clock|noon|midnight)",
    "ZONED": "(decimal|number2|year|big|clock)",
    "DEIX": "(last|past|this|next|coming|previous|following|current|latest)",
    "ERAYEAR": "(n12|n24|n31|n59|big|year)",
    "FISCAL": "(fiscal|school)",
}

# name, pattern, family (the module function that reads it is looked up by family)
RULES = (
    ("date.iso", "iso", "absolute"),
    ("date.numeric", "slash", "absolute"),
    ("range.days", "DAY (hyphen|to|and|or) DAY of? MON (comma? year)?", "absolute"),
    ("range.days", "MON DAY (hyphen|to|and|or) DAY (comma? year)?", "absolute"),
    ("date.day", "(WD comma?)? the? DAY of? MON (comma? year)?", "absolute"),
    ("date.day", "(WD comma?|last|this|next)? MON the? DAY ((comma|of)? year|comma? shortyear)?", "absolute"),
    ("date.weekday_ordinal", "weekday comma? the dayordinal (of (the|this|last|next) unit)?", "absolute"),
    ("date.day_same_year", "(MON DAY|DAY of? MON) comma? of (the|that)? (same|that) unit", "absolute"),
    ("date.day_of_year", "(WD comma?)? (MON DAY|the? DAY of? MON) (of|comma)? (last|this|next) unit", "absolute"),
    ("date.nth_weekday", "the? (ordinal|last) weekday (in|of) MON (comma? year)?", "absolute"),
    ("month.of_year", "MOD? MON (comma|of)? year", "absolute"),
    ("month.of_year", "MOD? month shortyear", "absolute"),
    ("month.of_relative_year", "MOD? month (of? (last|this|next|that) unit)", "relative"),
    ("month.in", "MOD? month", "relative"),
    ("month.that", "(that|that same|the same) month", "relative"),
    ("month.last", "MOD? (last|this|next|past|this past|this coming) month", "relative"),
    ("year.in", "MOD? year", "absolute"),
    ("year.in", "MOD? the unit year", "absolute"),
    ("year.era", "MOD? ((the? season of?|MON) comma?)? (ERAYEAR era|bcyear)|era ERAYEAR", "absolute"),
    ("year.era", "MOD? (DAY MON|MON DAY) comma? ERAYEAR era", "absolute"),
    ("century.era", "MOD? the? (ordinal|dayordinal) (and|hyphen|or)? (ordinal|dayordinal)? unit era", "absolute"),
    ("year.span_era", "ERAYEAR (hyphen|to|and) ERAYEAR era", "absolute"),
    ("year.words", "(the unit)? number number (hyphen? number)?|the unit number hundred (and? number)?", "absolute"),
    ("year.short", "shortyear", "absolute"),
    ("year.span", "year hyphen (n12|n24|n31|n59|big|number2|year)", "absolute"),
    ("year.school", "the? year hyphen (n12|n24|n31|n59|big|number2|year) (FISCAL unit|FISCAL)", "absolute"),
    ("year.fiscal", "the? fiscalyear", "absolute"),
    ("year.fiscal", "the? FISCAL unit? year", "absolute"),
    ("year.fiscal_deictic", "(the|DEIX|the DEIX) FISCAL unit", "relative"),
    ("decade.named", "MOD? the? (decade|tens)", "absolute"),
    ("decade.half", "the? (last|ordinal) half of the? (decade|tens)", "absolute"),
    ("century.named", "MOD? the? (ordinal|dayordinal|number hyphen ordinal) hyphen? unit", "absolute"),
    ("quarter.of_year", "the? year hyphen? (ordinal hyphen? quarter|quartercode)", "absolute"),
    ("quarter.of_year", "the? (quartercode|fiscal? ordinal hyphen? quarter) (of? comma? year|of (fiscal) unit? year)",
     "absolute"),
    ("quarter.in", "the fiscal? other? ordinal quarter|a other ordinal quarter", "quarters"),
    ("quarter.in", "fiscal? ordinal hyphen? quarter|quartercode", "quarters"),
    ("quarter.of_relative_year", "(last|this|next) unit possessive fiscal? ordinal hyphen? quarter", "quarters"),
    ("quarter.of_relative_year", "the? ordinal hyphen? quarter of (last|this|next|that) unit", "quarters"),
    ("quarter.year_earlier", "the? other? yearago (ordinal hyphen?)? (quarter|period)?", "quarters"),
    ("quarter.deictic", "the? DEIX (quarter|period)", "quarters"),
    ("quarter.the", "the quarter", "quarters"),
    ("half.of_year", "the? (ordinal|last) hyphen? half of (fiscal? unit? year|(the|last|this|next) unit)", "quarters"),
    ("half.of_year", "halfcode year", "quarters"),
    ("season.of_year", "MOD? the? season (of|comma)? year", "absolute"),
    ("season.of_year", "year season", "absolute"),
    ("season.in", "MOD? the? season", "relative"),
    ("season.last", "MOD? (last|this|next|past|this past|the past|this coming) season", "relative"),
    ("season.last", "MOD? the season of (last|this|next|that) unit", "relative"),
    ("feast.named", "(feast) (of? comma? year)? part?", "relative"),
    ("feast.last", "(last|this|next) feast", "relative"),
    ("weekday.on", "((early|late|earlier|later) on?)? weekday hyphen? part?", "weekdays"),
    ("weekday.abbreviated", "weekdayabbr", "weekdays"),
    ("weekday.last", "((early|late) on?)? (last|the? past|this past) weekday part?", "weekdays"),
    ("weekday.this", "((early|late) on?)? (this) weekday part?", "weekdays"),
    ("weekday.next", "((early|late) on?)? (next|the? coming|this coming) weekday part?", "weekdays"),
    ("weekday.that", "(that|that same|the same) weekday part?", "weekdays"),
    ("weekday.previous", "(the? previous|the following) weekday part?", "weekdays"),
    ("weekday.following", "the next weekday part?", "weekdays"),
    ("weekday.of_week", "weekday part? (of|comma)? (last|this|next) unit", "weekdays"),
    ("weekday.of_week", "(last|this|next) unit (on weekday|possessive weekday)", "weekdays"),
    ("day.deictic", "((early|late|earlier|later) on?)? deictic part?", "weekdays"),
    ("day.before_yesterday", "the unit (before|after) deictic", "weekdays"),
    ("part.this", "(early|late|mid hyphen?|earlier|later)? (this|last|that) part", "weekdays"),
    ("part.this", "(early|late)? that same part", "weekdays"),
    ("part.next", "(early)? the (next|following) part", "weekdays"),
    ("part.previous", "the (previous) part|the part (before)", "weekdays"),
    ("part.tonight", "(late|early|later)? tonight", "weekdays"),
    ("part.overnight", "overnight (on? weekday)?", "weekdays"),
    ("weekend.the", "MOD? (the|this|last|next|past|the past|this past|this coming|the coming|the previous) weekend",
     "weekdays"),
    ("week.of", "the unit of (MON DAY|DAY MON)", "absolute"),
    ("unit.deictic", "MOD? (last|this|next|the? coming|the? current|this past|this coming|the? past|the last) unit",
     "relative"),
    ("unit.following", "the? (following|previous) unit|the next unit|the unit (before|following|after)", "relative"),
    ("unit.same", "MOD? (that same|the same|that) unit", "relative"),
    ("unit.turn", "((the? turn|the rest) of|late in|early in|(earlier|later) in) the (unit|quarter)", "relative"),
    ("unit.end", "unit hyphen turn|unit possessive turn|unit turn|yearend", "relative"),
    ("unit.to_date", "the unit to time", "relative"),
    ("duration.count", "(the? APPROX? QUANT other?|APPROX? QUANT other? hyphen) ANY AHALF? (or so)?", "durations"),
    ("duration.count", "APPROX? a ONE AHALF?", "durations"),
    ("duration.half", "(half a|a half) hyphen? (unit|hour)", "durations"),
    ("duration.adjective", "QUANT hyphen ANY (hyphen long)?", "durations"),
    ("duration.adjective", "(unit|units|hour|hours) hyphen? long", "durations"),
    ("duration.either", "the? (next|last|past)? QUANT (to|or|hyphen) QUANT ANY", "durations"),
    ("duration.bare", "units|hours", "durations"),
    ("duration.whole", "(a|the) whole unit", "durations"),
    ("trailing.past", "at? least? the? (last|past|latest|previous|recent) QUANT ANY (or so)?", "durations"),
    ("trailing.next", "the? (next|coming|following) QUANT ANY (or so)?", "durations"),
    ("trailing.first", "the? (ordinal|final|turn) QUANT ANY", "durations"),
    ("trailing.vague", "the? (recent|past|coming|last|following|previous) (units|hours|quarters)", "durations"),
    ("trailing.vague", "the (units|quarters) ahead", "durations"),
    ("ago.count", "APPROX? (QUANT|a) ANY AHALF? ago", "durations"),
    ("ago.count", "(unit|units|hours) ago|half a unit ago", "durations"),
    ("shift.count", "APPROX? (QUANT|a) ANY (later|earlier|before|after)", "durations"),
    ("shift.count", "(units|hours) (later|earlier|before)", "durations"),
    ("ahead.count", "APPROX? (QUANT|a) ANY (from_now|possessive time)", "durations"),
    ("set.every", "every otherwise? (unit|hour|weekday|month|part|season|weekend|quarter|number ANY|n12 ANY)",
     "durations"),
    ("set.every", "every weekday part", "durations"),
    ("set.plural", "weekdays|weekday parts", "durations"),
    ("set.frequency", "frequency", "durations"),
    ("set.times", "(twice|CARD times) (a|per|every) (unit|hour)", "durations"),
    ("set.per", "per (unit|hour)", "durations"),
    ("reference.now", "present_ref", "durations"),
    ("reference.past", "past_ref|the past", "durations"),
    ("reference.future", "future_ref", "durations"),
    ("clock.at", "APPROX? CLOCKTIME (local time|zone|open zone close)?", "clocks"),
    ("clock.at", "APPROX? ZONED zone", "clocks"),
    ("clock.at", "APPROX? (n12|number|clock) (in the|deictic|this) part", "clocks"),
    ("part.of", "PARTOF", "clocks"),
    ("part.hours", "(the (early|late)? part hours|the early hours)", "clocks"),
    ("part.the", "the (early|late|mid)? (part|dawn)", "clocks"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """One rule's match: its name and family, and the lexemes `[first, last)` of the row."""

    rule: str
    family: str
    first: int
    last: int
    lexemes: tuple[Lexeme, ...]

    def get(self, *wanted: str) -> Lexeme | None:
        """The first lexeme of one of some kinds."""
        return next((lexeme for lexeme in self.lexemes if lexeme.kind in wanted), None)

    def all(self, *wanted: str) -> tuple[Lexeme, ...]:
        """The lexemes of some kinds in their order."""
        return tuple(lexeme for lexeme in self.lexemes if lexeme.kind in wanted)

    def has(self, *wanted: str) -> bool:
        """Whether there is a lexeme of one of some kinds."""
        return self.get(*wanted) is not None

    @property
    def start(self) -> int:
        """Where the match begins in the text."""
        return self.lexemes[0].start

    @property
    def end(self) -> int:
        """Where the match ends in the text."""
        return self.lexemes[-1].end


def expression(pattern: str) -> str:
    """A pattern over kinds as a regular expression over signs. Raises KeyError for an unknown kind."""
    signs = kinds()
    for _ in range(4):
        pattern = re.sub(r"[A-Z]+", lambda match: f"({MACROS[match.group()]})", pattern)
    return re.sub(r"\s+", "", re.sub(r"[a-z_][a-z_0-9]*", lambda match: signs[match.group()], pattern))


def firsts(over_signs: str) -> frozenset[str]:
    """The signs that a match of an expression may begin with."""
    begun, _, _ = _alternatives(over_signs, 0)
    return begun


def _alternatives(text: str, at: int) -> tuple[frozenset[str], bool, int]:
    """First signs, whether nothing at all may match, and where reading stopped: at a closing bracket or the end."""
    begun: frozenset[str] = frozenset()
    empty = False
    while True:
        more, nothing, at = _sequence(text, at)
        begun, empty = begun | more, empty or nothing
        if at >= len(text) or text[at] == ")":
            return begun, empty, at
        at += 1


def _sequence(text: str, at: int) -> tuple[frozenset[str], bool, int]:
    begun: frozenset[str] = frozenset()
    empty = True
    while at < len(text) and text[at] not in "|)":
        if text[at] == "(":
            one, nothing, at = _alternatives(text, at + 1)
        else:
            one, nothing = frozenset(text[at]), False
        at += 1
        if text[at : at + 1] == "?":
            nothing, at = True, at + 1
        elif text[at : at + 1] == "{":
            nothing, at = nothing or text[at + 1] == "0", text.index("}", at) + 1
        begun, empty = (begun | one if empty else begun), empty and nothing
    return begun, empty, at


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[tuple[int, str, str, re.Pattern[str]], ...]]:
    """The rules by the sign that they may begin with."""
    table: dict[str, list[tuple[int, str, str, re.Pattern[str]]]] = {}
    for order, (name, pattern, family) in enumerate(RULES):
        over_signs = expression(pattern)
        rule = re.compile(over_signs.replace("(", "(?:"))
        for sign in firsts(over_signs):
            table.setdefault(sign, []).append((order, name, family, rule))
    return {sign: tuple(rules) for sign, rules in table.items()}


def candidates(row: Row, at: int) -> Iterator[Match]:
    """The matches that begin at a lexeme, the longest first."""
    found: list[tuple[int, int, str, str]] = []
    for order, name, family, rule in _rules().get(row.signs[at], ()):
        match = rule.match(row.signs, at)
        if match and match.end() > at:
            found.append((-match.end(), order, name, family))
    for end, _, name, family in sorted(found):
        yield Match(name, family, at, -end, row.lexemes[at:-end])
