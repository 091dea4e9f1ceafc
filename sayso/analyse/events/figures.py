"""Figures: how many were killed, wounded, detained or displaced, as ranges."""

import re
from collections.abc import Iterator

from sayso.analyse.events.clauses import lemma, object_of
from sayso.analyse.events.view import View
from sayso.article import Span
from sayso.layers import Token
from sayso.record import Figure

_KINDS = {
    "killed": "kill|slay|murder|massacre|execute|die|behead|assassinate|slaughter|dead|death|fatality",
    "wounded": "wound|injure|hurt|maim|injury|casualty",
    "detained": "arrest|detain|jail|imprison|apprehend|round|arrested|detained",
    "other": "abduct|kidnap|seize|capture|hijack|rescue|free|release|expel|deport",
    "displaced": "displace|evacuate|uproot|flee|displaced|homeless",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_AFTER = {"dead": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded", "arrested": "detained",
          "missing": "other", "homeless": "displaced", "displaced": "displaced"}  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * step for step, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_FLOORS = ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "a minimum of")
_CEILINGS = ("up to", "at most", "fewer than", "less than", "nearly", "almost", "as many as", "under")
_JOINTS = frozenset({"to", "-", "–"})
# How far before a number the words are that make it a floor or a ceiling.
_BEFORE = 24
_LARGEST = 10**9


def number(text: str) -> int | None:
    """The whole number that digits or words say; None if they say none.

    >>> number("2,000"), number("twenty-five"), number("3 million"), number("dozens")
    (2000, 25, 3000000, None)
    """
    total, current, seen = 0, 0.0, False
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if _DIGITS.fullmatch(word):
            current += float(word.replace(",", "")[:15])
        elif word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
        elif word != "and":
            return None
        seen = seen or word != "and"
    total += int(min(current, _LARGEST))
    return total if seen else None


def figures(view: View, verb: int) -> tuple[Figure, ...]:
    """The figures of a verb of killing, wounding, detaining or displacing."""
    return tuple({figure.span: figure for figure in _of_verb(view, verb)}.values())


def _of_verb(view: View, verb: int) -> Iterator[Figure]:
    kind = _KIND_OF.get(lemma(view.tree.tokens[verb]))
    if kind is None:
        return
    held = object_of(view.tree, verb)
    if held is None and kind in ("killed", "displaced"):
        subject = view.tree.kid(verb, "nsubj")
        held = subject.index if subject is not None else None
    if held is not None:
        for index in (held, *(kid.index for kid in view.tree.kids(held, "conj"))):
            yield from _counted(view, index, kind)


def in_sentence(view: View, first: int, last: int) -> Iterator[tuple[int, Figure]]:
    """Figures before "dead", "wounded" and the like in a stretch of tokens, each with the token of its number."""
    tokens = view.tree.tokens
    for index in range(first, last - 1):
        token = tokens[index]
        if token.pos != "NUM":
            continue
        for after in tokens[index + 1 : min(index + 3, last)]:
            kind = _AFTER.get(after.text.lower())
            if kind is not None:
                figure = _figure(view, index, kind)
                if figure is not None:
                    yield index, figure
                break
            if after.pos not in ("NOUN", "AUX"):
                break


def _counted(view: View, index: int, kind: str) -> Iterator[Figure]:
    """The number of a noun: its own, or the noun itself if it is one ("two of them")."""
    token = view.tree.tokens[index]
    numbers: list[Token] = [kid for kid in view.tree.kids(index, "nummod") if kid.pos == "NUM"]
    if not numbers and token.pos == "NUM":
        numbers = [token]
    for item in numbers[:1]:
        figure = _figure(view, item.index, kind)
        if figure is not None:
            yield figure


def _figure(view: View, index: int, kind: str) -> Figure | None:
    """The figure of a number: with its neighbours ("2 million"), "between A and B" or "A to B", and "at least"."""
    tokens, text = view.tree.tokens, view.article.text
    first, last = _run(tokens, index)
    span = Span(tokens[first].span.start, tokens[last].span.end)
    value = number(span.of(text))
    if value is None:
        return None
    before = text[max(0, span.start - _BEFORE) : span.start].lower().rstrip()
    upper = _upper(view, last, before)
    if upper is not None:
        end, high = upper
        if high > value:
            return Figure(kind, Span(span.start, tokens[end].span.end), value, high)
    if before.endswith(_FLOORS):
        return Figure(kind, span, value, None)
    if before.endswith(_CEILINGS):
        return Figure(kind, span, None, value)
    return Figure(kind, span, value, value)


def _run(tokens: tuple[Token, ...], index: int) -> tuple[int, int]:
    """The first and last of the number words around a number word."""
    first = last = index
    while first > 0 and tokens[first - 1].pos == "NUM" and tokens[first - 1].sentence == tokens[index].sentence:
        first -= 1
    while (
        last + 1 < len(tokens) and tokens[last + 1].pos == "NUM" and tokens[last + 1].sentence == tokens[index].sentence
    ):
        last += 1
    return first, last


def _upper(view: View, last: int, before: str) -> tuple[int, int] | None:
    """The last token and the value of the number that closes a range, if one follows."""
    tokens = view.tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 2].pos != "NUM":
        return None
    joint = tokens[last + 1].text.lower()
    if joint not in _JOINTS and not (joint in ("and", "or") and (joint == "or" or before.endswith("between"))):
        return None
    _, end = _run(tokens, last + 2)
    value = number(Span(tokens[last + 2].span.start, tokens[end].span.end).of(view.article.text))
    return (end, value) if value is not None else None
