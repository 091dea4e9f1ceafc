"""Times: which expressions of time a text holds, what they mean, and what they hang on.

A lexer makes lexemes, a grammar of named rules finds expressions, and each is read after the times before it and from
the day of publication, never from a clock. A time without an interval, or with two, has a note.
"""

from datetime import date

from sayso.analyse.times.context import Context, day_of
from sayso.analyse.times.direction import pointing
from sayso.analyse.times.eras import implied
from sayso.analyse.times.grammar import Match
from sayso.analyse.times.lexemes import lex
from sayso.analyse.times.names import inside_name
from sayso.analyse.times.resolve import matches, times
from sayso.article import Article
from sayso.layers import Found, Layers, found
from sayso.notes import note

NEEDS = ("tokens", "sentences", "names")
GIVES = ("times",)

# A text is a narrative, whose dates take their year from one another, from this many dates with a year of their own on,
# and where they are this many times as frequent as the days told from the day of publication.
_DATES, _TIMES_AS_MANY = 5, 3
_DATED = frozenset({"date.day", "date.iso", "month.of_year", "year.in", "season.of_year", "year.span"})
_NEWSY = ("weekday.", "day.deictic", "part.", "unit.deictic")


def analyse(article: Article, layers: Layers) -> Found:
    """The times of an article, in the order of the text; without tokens the tense is told from words alone."""
    row = implied(lex(article.text))
    standing = list(matches(row, inside_name(layers)))
    today = day_of(article.published)
    context = Context(today, is_narrative(standing, today), pointing(article, layers), article.text)
    made, notes = times(article, row, standing, context)
    if article.published and today is None:
        notes.insert(0, note("N105", None, article.published))
    return found(notes=tuple(notes), times=tuple(made))


def is_narrative(standing: list[Match], today: date | None) -> bool:
    """Whether a text tells of other years than that of its publication, date by date."""
    years = [int(year.value) for match in standing if match.rule in _DATED and (year := match.get("year"))]
    newsy = sum(match.rule.startswith(_NEWSY) for match in standing)
    if today is not None:
        years = [year for year in years if year < today.year - 1]
    return len(years) >= _DATES and len(years) >= _TIMES_AS_MANY * newsy
