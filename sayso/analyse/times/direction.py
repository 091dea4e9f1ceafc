"""Whether a relative date points back or forward: by the tense of the verb that governs it, or by words near it.

Reports tell of the past, so that "past" is said wherever the signs are of the past and "unknown" where there are none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from enum import Enum

from sayso.article import Article, Span
from sayso.layers import Layers, Token
from sayso.lexicon import calendars


class Direction(Enum):
    """Which way a relative date points from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


Pointing = Callable[[Span], Direction]

PLANNING = calendars.lists("planning")
_MODALS = frozenset(
    {"will", "wo", "'ll", "’ll", "ll", "shall", "may", "might", "can", "could", "would", "should", "must", "’d", "'d"}
)
_UNTIL, _FOR = calendars.lists("until_day"), calendars.lists("for_day")
_PUT_OFF = {"until": _UNTIL, "till": _UNTIL, "by": _UNTIL, "for": _FOR}
_PERFECT = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve", "been"})
_SCHEDULED, _SENSED = calendars.lists("scheduled"), calendars.lists("sensed")
_EXPECTED = calendars.lists("expected")
# In the present tense these report what is past: "a statement on Monday says".
_TELLING = calendars.lists("telling")
_SET_FOR = calendars.lists("set_for")
# Verbs whose past reads like their present: their tag says nothing.
_EITHER = calendars.lists("either_tense")
_AHEAD = re.compile(
    r"\b(?:ahead of|in the run-?up to|due|expected|(?:scheduled|set|slated|planned) for)(?: on| the| next| an?)?\s*$",
    re.I,
)
_CUE = re.compile(
    r"\b(?:will|won['’]t|shall|would|may|might|plans? to|planned for|scheduled|expected|due|set to|set for"
    r"|(?:is|are) to|going to|to be|hopes? to|intends?|(?:is|are) \w+ing|ahead of|postponed|until)\b|['’]ll\b"
    r"|(?P<past>\b(?:was|were|had|has|have|did|said|told|came|went|began|left|took|met|(?<!be )\w{2,20}ed)\b)",
    re.I,
)
_END = re.compile(r"[.!?;]\s|\n")
# How far before the expression the words that tell its direction are looked for when there is no parse.
_REACH = 120
_CLIMB = 12


def pointing(article: Article, layers: Layers) -> Pointing:
    """A function from a span to its direction; by the parse where there is one, else by the words before it."""
    text, tokens = article.text, layers.tokens
    starts = [token.span.start for token in tokens]
    aux: dict[int, list[Token]] = {}
    for token in tokens:
        if token.dep in ("aux", "auxpass", "neg") and token.head != token.index:
            aux.setdefault(token.head, []).append(token)

    def direction(span: Span) -> Direction:
        if _AHEAD.search(text[max(0, span.start - 30) : span.start]):
            return Direction.FUTURE
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first >= last:
            first = max(0, bisect_right(starts, span.start) - 1)
            last = first + 1
        if not tokens or tokens[first].span.end <= span.start:
            return _by_words(text, span)
        if _after_past(tokens, first):
            return Direction.PAST
        found = _by_parse(tokens, aux, first, last)
        if found is Direction.FUTURE and _owner_of_the_past(tokens, last):
            return Direction.PAST
        return found

    return direction


def _after_past(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the expression stands right after a verb in the past: "said Friday", "met on Monday"."""
    before = first - 1
    while before >= 0 and before >= first - 2 and tokens[before].text.lower() in ("on", "early", "late"):
        before -= 1
    return before >= 0 and tokens[before].tag == "VBD" and tokens[before].lemma.lower() not in _FOR


def _owner_of_the_past(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether "Friday's" belongs to what has happened: "will appeal against Friday's ruling"."""
    if last + 1 >= len(tokens) or tokens[last].tag != "POS":
        return False
    owned = tokens[tokens[last - 1].head]
    return owned.text.lower() not in _EXPECTED


def _by_words(text: str, span: Span) -> Direction:
    before = text[max(0, span.start - _REACH) : span.start]
    ends = [match.end() for match in _END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    cues = list(_CUE.finditer(before))
    if not cues:
        return Direction.UNKNOWN
    future = [cue for cue in cues if cue["past"] is None]
    return Direction.FUTURE if future and future[-1] is cues[-1] else Direction.PAST


def _by_parse(tokens: tuple[Token, ...], aux: dict[int, list[Token]], first: int, last: int) -> Direction:
    """The direction by the verbs above the expression's head, the nearest first."""
    at = next((i for i in range(first, last) if not first <= tokens[i].head < last), first)
    preposition, infinitive, noun = "", False, ""
    for _ in range(_CLIMB):
        head = tokens[tokens[at].head]
        if head.index == at:
            break
        at = head.index
        if head.pos == "ADP" and not preposition:
            preposition = head.lemma.lower()
        if head.pos in ("NOUN", "PROPN", "NUM") and not noun:
            noun = head.text.lower()
        over = aux.get(at, []) + (aux.get(head.head, []) if head.pos == "ADJ" else [])
        had = any(word.text.lower() == "had" for word in over)
        if not had and head.lemma.lower() in _PUT_OFF.get(preposition, ()):
            return Direction.FUTURE
        if infinitive and head.lemma.lower() in PLANNING and not had:
            return Direction.FUTURE
        if infinitive and head.lemma.lower() == "be" and head.tag in ("VBZ", "VBP"):
            return Direction.FUTURE
        said = _of_verb(head, aux.get(at, []))
        if said is Direction.FUTURE and head.lemma.lower() in ("be", "have") and noun and noun not in _EXPECTED:
            return Direction.FUTURE if aux.get(at) else Direction.UNKNOWN
        if said is not None:
            return Direction.PAST if had and head.pos == "ADJ" else said
        infinitive = any(word.text.lower() == "to" for word in aux.get(at, []))
    head = tokens[at]
    return _of_verb(head, aux.get(at, [])) or Direction.UNKNOWN


def _of_verb(verb: Token, aux: list[Token]) -> Direction | None:
    """What one verb says; None where the verb above it decides."""
    lemma = verb.lemma.lower()
    if verb.pos not in ("VERB", "AUX"):
        return Direction.FUTURE if lemma in ("due", "likely", "ready") else None
    words = {token.text.lower() for token in aux}
    if words & _MODALS:
        return _of_modal(words, lemma)
    if words & _PERFECT or any(token.tag == "VBD" for token in aux):
        ahead = lemma in _SET_FOR and verb.tag == "VBN" and "had" not in words
        return Direction.FUTURE if ahead else Direction.PAST
    if "to" in words:
        return None if verb.dep in ("advcl", "xcomp", "ccomp", "acl", "relcl", "conj") else Direction.FUTURE
    return _of_form(verb, lemma, auxiliary=bool(words - {"not", "n't", "n’t"}))


def _of_modal(words: set[str], lemma: str) -> Direction:
    """ "Could be heard" and "could not be reached" are past, "would have gone" too; the rest looks ahead."""
    sensed = "could" in words and (lemma in _SENSED or words & {"not", "n't", "n’t"})
    return Direction.PAST if sensed or ("have" in words and "will" not in words) else Direction.FUTURE


def _of_form(verb: Token, lemma: str, *, auxiliary: bool) -> Direction | None:
    """What the form of a verb says that no auxiliary has put into the past or the future."""
    if verb.tag == "VBD":
        return Direction.FUTURE if lemma in _SET_FOR and lemma != "set" else Direction.PAST
    if verb.tag == "VBN":
        return Direction.FUTURE if auxiliary or lemma in PLANNING else Direction.PAST
    if verb.tag == "VBG":
        ahead = Direction.FUTURE if lemma in _SCHEDULED or lemma in PLANNING else Direction.UNKNOWN
        return ahead if auxiliary else None
    if lemma in _TELLING or lemma in _EITHER:
        return Direction.PAST
    if verb.tag in ("VBZ", "VBP"):
        return Direction.FUTURE if lemma in _SCHEDULED else Direction.UNKNOWN
    return Direction.FUTURE if verb.tag in ("VB", "MD") else None
