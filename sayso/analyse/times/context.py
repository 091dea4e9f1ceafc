"""What a date may hang on: the day of publication, the times before it in the text, and the tense around it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sayso.analyse.times.calendar import Period
from sayso.analyse.times.direction import Direction, Pointing
from sayso.article import Span

# How many of the times before are remembered.
_MEMORY = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What one expression means; `gap` is the code of the note that its missing interval, or a doubt, asks for."""

    period: Period
    anchor: str = "none"
    gap: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time before in the text that later ones may hang on; `explicit` if the text itself gives its year."""

    id: str
    span: Span
    first: date
    granularity: str
    value: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Context:
    """Where the reader of an article stands; `recent` has the latest time first."""

    today: date | None
    narrative: bool
    pointing: Pointing
    text: str
    recent: tuple[Placed, ...] = field(default=())

    def direction(self, span: Span) -> Direction:
        """Whether the expression points back or forward."""
        return self.pointing(span)

    def latest(self, *granularities: str, before: int, within: int = 10**9) -> Placed | None:
        """The latest time of some granularities that ends at most `within` characters before a place."""
        near = (placed for placed in self.recent if before - placed.span.end <= within)
        return next((placed for placed in near if placed.granularity in granularities), None)

    def explicit(self, span: Span) -> Placed | None:
        """The latest time whose year the text gives: in the same sentence, or anywhere before in a narrative."""
        found = next((placed for placed in self.recent if placed.explicit), None)
        if found is None or self.narrative:
            return found
        between = self.text[found.span.end : span.start]
        return None if len(between) > 200 or _ends_sentence(between) else found

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
    if not published:
        return None
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        return None
