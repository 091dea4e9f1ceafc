"""Names that only sound like times: "the Friday Times", "Bloody Sunday", "Seven Days Hotel"."""

from bisect import bisect_right
from collections.abc import Callable

from sayso.analyse.times.grammar import Match
from sayso.analyse.times.lexemes import Lexeme
from sayso.layers import Layers
from sayso.lexicon import calendars

_NAME_LABELS = frozenset({"ORG", "FAC", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW"})
_PLACES = calendars.lists("named_after")
_NICKNAMES = calendars.lists("nicknames")


def inside_name(layers: Layers) -> Callable[[int, int], bool]:
    """A function that tells whether a span lies inside a longer name of a person, a body or a work."""
    names = sorted((name.span, name.label) for name in layers.names if name.label in _NAME_LABELS)
    starts = [span.start for span, _ in names]
    return lambda start, end: any(
        span.start <= start and end <= span.end and (span.start, span.end) != (start, end)
        for span, _ in names[max(0, bisect_right(starts, start) - 2) : bisect_right(starts, start)]
    )


def named(match: Match, before: Lexeme | None, after: Lexeme | None) -> bool:
    """Whether capitals around it make the match part of a name: "the Friday Times", "Seven Days Hotel"."""
    family = match.rule.partition(".")[0]
    if after is not None and after.text[:1].isupper() and after.text.lower() in _PLACES:
        return not match.has("year", "clock")
    if before is not None and before.text[:1].isupper() and before.text.lower() in _NICKNAMES:
        return family in ("weekday", "month", "set")
    part = match.get("part", "parts")
    if part is not None and part.text[:1].isupper() and not part.text.isupper() and part is not match.lexemes[0]:
        return True
    units = match.all("unit", "units", "hours", "hour")
    if any(lexeme.text[:1].isupper() and lexeme is not match.lexemes[0] for lexeme in units):
        return (after is not None and after.kind == "name") or match.lexemes[0].text[:1].isupper()
    if (
        family in ("weekday", "feast", "set", "month")
        and after is not None
        and after.kind == "name"
        and match.last - match.first == 1
    ):
        first = match.lexemes[0]
        if first.kind not in ("weekday", "feast", "weekdays", "frequency", "month") or not first.text[:1].isupper():
            return False
        if family == "set":
            return True
        return (
            before is not None
            and before.kind in ("the", "name", "and", "a", "possessor", "other")
            and (
                before.text.lower() != "said"
                and (before.kind in ("the", "a", "name", "possessor") or before.text.lower() == "and")
            )
        )
    return (
        family == "set"
        and match.rule == "set.frequency"
        and match.lexemes[0].text[:1].isupper()
        and (before is not None and before.kind in ("name", "the"))
    )
