"""What a date may hang on: the day of publication, the times before it in the text, and the tense around it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.analyse.times.calendar import Period
from sayso.analyse.times.direction import Direction, Pointing
from sayso.article import Span

_DAY = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)(?:[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[Zz]|[+-]\d\d:?\d\d)?)?\s*$", re.ASCII
)
# How many of the times before are remembered.
_MEMORY = 24
_DATED = frozenset({"day", "time", "month", "week"})
# A lone year this many years before or after the latest date moves a narrative; one further off is an aside.
_BACK, _AHEAD = 0, 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What one expression means; `gap` is the code of the note that its missing interval, or a doubt, asks for."""

    period: Period
    anchor: str = "none"
    gap: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time before in the text that later ones may hang on; `explicit` if the text gives its year.

    `derived` marks what is only compared with another time, as "a year earlier" is.
    """

    id: str
    span: Span
    first: date
    granularity: str
    value: str
    explicit: bool
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Where the reader of an article stands; `recent` has the latest time first.

    `year` is one that the next date shares with the date after it: "between January 12 and January 16, 1936".
    """

    published: date | None
    narrative: bool
    pointing: Pointing
    text: str
    recent: tuple[Placed, ...] = field(default=())
    year: int | None = None

    def direction(self, span: Span) -> Direction:
        """Whether the expression points back or forward."""
        return self.pointing(span)

    def latest(self, *granularities: str, before: int, within: int = 10**9) -> Placed | None:
        """The latest time of some granularities that ends at most `within` characters before a place."""
        near = (placed for placed in self.recent if before - placed.span.end <= within)
        return next((placed for placed in near if placed.granularity in granularities), None)

    def explicit(self, span: Span) -> Placed | None:
        """The latest time whose year the text gives: in the same sentence, or anywhere before in a narrative."""
        if self.narrative:
            return self._story()
        found = next((placed for placed in self.recent if placed.explicit), None)
        if found is None:
            return None
        between = self.text[found.span.end : span.start]
        return None if len(between) > 200 or _ends_sentence(between) else found

    def _story(self) -> Placed | None:
        """Where a narrative stands: at its latest date; a lone year far from it is an aside, not a step."""
        dated = next((placed for placed in self.recent if placed.explicit and placed.granularity in _DATED), None)
        year = next((placed for placed in self.recent if placed.explicit and placed.granularity not in _DATED), None)
        if dated is None or year is None or dated.span.end > year.span.start:
            return dated or year
        return year if -_BACK <= year.first.year - dated.first.year <= _AHEAD else dated

    def with_time(self, placed: Placed) -> "Context":
        """The context after one more time."""
        return replace(self, recent=(placed, *self.recent[: _MEMORY - 1]))


def _ends_sentence(between: str) -> bool:
    return any(sign in between for sign in (". ", "? ", "! ", "\n", ".”", '."'))


def day_of(published: str | None) -> date | None:
    """The day of publication as written there, in its own zone; None where it is no day.

    >>> day_of("2024-12-11T23:30:00-05:00")
    datetime.date(2024, 12, 11)
    """
    written = _DAY.match(published or "")
    if written is None:
        return None
    try:
        return date.fromisoformat(written[1])
    except ValueError:
        return None
