"""Notes: what the coder saw and could not settle, each with a code and a place.

`CODES` is the whole table; `note` refuses a code that is not in it.
"""

from dataclasses import dataclass

from sayso.article import Span

CODES: dict[str, str] = {
    # 1xx: the text itself
    "N101": "quotation mark without its partner",
    "N102": "characters that no Unicode text may hold, replaced",
    "N103": "text is not English: nothing was guessed",
    "N104": "text is very long: read in pieces",
    "N105": "publication date is not a date: no relative date has a value",
    "N106": "stretch that is no language: not read",
    # 2xx: statements
    "N201": "source of the statement not tied to one entity",
    "N202": "quotation without a source nearby",
    "N203": "two sources fit the statement equally well",
    "N204": "weights of the encoder not there: statements by rules alone",
    # 3xx: times
    "N301": "expression of time without an interval",
    "N302": "two readings of the date",
    "N303": "relative date without a publication date",
    # 4xx: places
    "N401": "place name that the gazetteer does not hold",
    "N402": "place name with several equally good places",
    "N403": "place without a point",
    # 5xx: entities
    "N501": "pronoun without one clear referent",
    "N502": "role without one clear holder",
    # 6xx: events
    "N601": "no actor found for the event",
    "N602": "no date for the event",
    "N603": "no place for the event",
    "N610": "sentence without an event: nothing but a statement",
    "N611": "sentence without an event: state or background",
    "N612": "sentence without an event: predicate that the lexicon does not hold",
    "N613": "sentence without an event: act without actor or recipient",
    "N614": "sentence without an event: place that may stand for those who rule there",
    "N615": "sentence without an event: act that is too unlikely",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One note: a code of `CODES`, a place in the text or null, and a sentence for a reader."""

    code: str
    span: Span | None
    message: str


def note(code: str, span: Span | None = None, detail: str = "") -> Note:
    """A note whose message is the code's meaning and a detail. Raises KeyError for an unknown code.

    >>> note("N401", Span(3, 9), "Zhovte").message
    'place name that the gazetteer does not hold: Zhovte'
    """
    meaning = CODES[code]
    return Note(code, span, f"{meaning}: {detail}" if detail else meaning)
