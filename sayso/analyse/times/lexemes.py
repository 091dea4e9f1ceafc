"""The lexer: a text as a row of lexemes, each of one kind, and the same row as a string with one sign a lexeme.

The grammar matches that string, so that a rule speaks of kinds ("number hyphen unit") and never of letters and blanks.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon import calendars

# Kinds that the lexer makes itself; the others are those of the lexicon.
_OWN_KINDS = (
    "other", "name", "break", "stop", "comma", "hyphen", "colon", "open", "close", "possessive", "iso",
    "slash", "clock", "decade", "dayordinal", "ordinaldigit", "quartercode", "halfcode", "fiscalyear",
    "shortyear", "fraction", "n12", "n24", "n31", "n59", "number2", "big", "year", "decimal", "amount", "bcyear",
)  # fmt: skip
_PUNCTUATION = {
    ",": "comma", "-": "hyphen", "–": "hyphen", "—": "hyphen", "‑": "hyphen", "(": "open", "[": "open", ")": "close",
    "]": "close", ":": "colon", ".": "stop", "!": "stop", "?": "stop", ";": "stop",
}  # fmt: skip
_MONEY = frozenset("$£€¥₹#№")
# Months that are words or names as well: they count as months in capitals only.
_CAPITAL_ONLY = frozenset(
    {"may", "march", "august", "jan", "dec", "mar", "sun", "sat", "wed", "mon", "fri", "sep", "oct"}
)
_SIZES = ((0, "number2"), (12, "n12"), (24, "n24"), (31, "n31"), (59, "n59"))
_LEXEME = r"""
  (?P<break>\n\s*\n)
| (?P<iso>\d{{4}}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
| (?P<slash>\d{{1,4}}(?P<_s>[/.-])\d{{1,2}}(?P=_s)\d{{2,4}}(?![\w/]))
| (?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
| (?P<decade>1\d\d0['’]?s|20\d0['’]?s|['’‘]?[1-9]0s)(?!\w)
| (?P<dayordinal>\d{{1,3}}(?:st|nd|rd|th))(?!\w)
| (?P<quartercode>Q[1-4]|[1-4]Q)(?!\w)
| (?P<halfcode>H[12]|[12]H)(?!\w)
| (?P<fiscalyear>FY\ ?['’]?(?:\d{{4}}|\d\d))(?!\w)
| (?P<shortyear>['’‘]\d\d)(?!\w)
| (?P<phrase>(?:{phrases})(?!\w))
| (?P<fraction>[13]/[234](?![\d/])|[½¼¾])
| (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
| (?P<possessive>['’]s?(?!\w))
| (?P<word>(?:[ap]\.m\b\.?|b\.c\.(?:e\.)?|a\.d\.|c\.e\.|o['’]clock|[^\W\d_]+(?:\.(?=[\s,\d]|$))?))
| (?P<sign>[^\w\s])
| (?P<odd>\w)
"""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One lexeme: its kind, its span, its text, and its value from the lexicon."""

    kind: str
    start: int
    end: int
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A text as lexemes, and as one sign for the kind of each."""

    lexemes: tuple[Lexeme, ...]
    signs: str


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """The sign of every kind."""
    known = dict.fromkeys((*_OWN_KINDS, *(word.kind for word in calendars.words().values())))
    return {kind: chr(0x3400 + index) for index, kind in enumerate(known)}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace("\\ ", r"\s") for phrase in calendars.phrases())
    return re.compile(_LEXEME.format(phrases=phrases), re.VERBOSE | re.IGNORECASE)


def lex(text: str) -> Row:
    """The lexemes of a text."""
    signs = kinds()
    lexemes: list[Lexeme] = []
    for match in _pattern().finditer(text):
        lexemes.extend(_lexemes(text, match))
    return Row(tuple(lexemes), "".join(signs[lexeme.kind] for lexeme in lexemes))


def _lexemes(text: str, match: re.Match[str]) -> tuple[Lexeme, ...]:
    start, end = match.span()
    group, written = match.lastgroup or "", match.group()
    if group in ("word", "phrase"):
        return _word(start, written)
    if group == "number":
        return (Lexeme(_number(text, start, end), start, end, written, written.replace(",", "")),)
    if group == "sign":
        return (Lexeme(_PUNCTUATION.get(written, "other"), start, end, written),)
    if group == "dayordinal":
        digits = written[:-2]
        kind = "dayordinal" if 1 <= int(digits) <= 31 else "ordinaldigit"
        return (Lexeme(kind, start, end, written, digits),)
    kind = "other" if group == "odd" else group
    return (Lexeme(kind, start, end, written, written),)


def _word(start: int, written: str) -> tuple[Lexeme, ...]:
    """The lexeme of a word; a full stop stays with an abbreviation alone, else it is a lexeme of its own."""
    key = " ".join(written.lower().split())
    known = calendars.words().get(key)
    if known is None and written.endswith("."):
        bare = written[:-1]
        stop = Lexeme("stop", start + len(bare), start + len(written), ".")
        return (*_word(start, bare), stop) if bare else (stop,)
    lower = (
        known is not None and (known.kind in ("zone", "era") or key.rstrip(".") in _CAPITAL_ONLY) and written.islower()
    )
    if known is None or lower:
        kind = "name" if written[:1].isupper() else "other"
        return (Lexeme(kind, start, start + len(written), written),)
    return (Lexeme(known.kind, start, start + len(written), written, known.value),)


def _number(text: str, start: int, end: int) -> str:
    """The kind of a number by its size; sums of money, shares and codes are no numbers of time."""
    digits = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before in _MONEY and before) or after == "%" or before == "." or (after.isalpha() and not _is_clock(text, end)):
        return "amount"
    if "." in digits:
        return "decimal"
    if "," in digits or len(digits) > 4:
        return "big"
    size = int(digits)
    if len(digits) == 4:
        return "year" if 1000 <= size <= 2199 else "number2"
    return next((kind for top, kind in _SIZES if size <= top), "big")


def _is_clock(text: str, end: int) -> bool:
    return text[end : end + 2].lower() in ("am", "pm") or text[end : end + 3].lower() in ("a.m", "p.m")
