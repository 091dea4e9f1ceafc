"""What a name of a place stands for: the place itself, its rulers, its people, or a part of another name."""

from collections.abc import Sequence

from sayso.analyse.places.scan import Mention
from sayso.layers import Token
from sayso.lexicon.countries import by_capital, by_seat
from sayso.lexicon.gazetteer import Entry
from sayso.lexicon.placewords import words

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
ABBREVIATION = 6
"""Letters and points of the longest abbreviation of a country: U.A.E."""
DATELINES = ("(", ",", "-", "–", "—", "--")


def use_of(mention: Mention, entry: Entry | None, tokens: Sequence[Token]) -> str:
    """One of PLACE_USES."""
    if mention.inside:
        return "location" if _is_dateline(mention, tokens) else "embedded"
    if mention.how == "people":
        return "demonym"
    if entry is not None and _is_adjective(mention, entry, tokens):
        return "embedded" if tokens[mention.last].text[:1].isupper() else "demonym"
    if entry is not None and _may_rule(mention, entry, tokens) and acts(mention, tokens):
        return "government"
    return "location"


def _may_rule(mention: Mention, entry: Entry, tokens: Sequence[Token]) -> bool:
    """Whether the place has a government that it can stand for: a country, its capital, or a seat."""
    if entry.kind == "country":
        return True
    name = " ".join(token.text for token in tokens[mention.first : mention.last])
    name = name.title() if name.isupper() else name
    seat = by_capital(name) or by_capital(entry.name)
    if entry.kind == "city":
        return seat is not None and seat.iso3 == entry.country
    country = by_seat(name)
    return country is not None and (country.iso3 == entry.country or entry.kind == "facility")


def acts(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the name is one who acts or is spoken to: the subject of an act, its author, the one addressed."""
    head = _head(mention, tokens)
    if _is_dateline(mention, tokens):
        return False
    if mention.last < len(tokens) and tokens[mention.last].tag == "POS":
        return tokens[head.head].lemma.casefold() in words("deeds")
    governor = tokens[head.head]
    if governor.index == head.index:
        return False
    if head.dep in SUBJECTS:
        return governor.lemma in words("acts") and not (
            head.dep == "nsubjpass" and governor.lemma not in words("addressed")
        )
    if head.dep in ("dobj", "obj", "dative"):
        return governor.lemma in words("addressed")
    if head.dep == "pobj":
        above = tokens[governor.head]
        if governor.text.casefold() == "by":
            return governor.dep == "agent" and above.lemma in words("acts")
        if governor.text.casefold() in ("with", "between", "against", "on"):
            return above.lemma.casefold() in words("dealings") or (
                governor.text.casefold() == "with" and above.lemma in ("negotiate", "cooperate", "talk", "agree")
            )
    return False


def _is_adjective(mention: Mention, entry: Entry, tokens: Sequence[Token]) -> bool:
    """Whether an abbreviated country does the work of an adjective, as in "U.S. forces" and "U.S. Army"."""
    head, text = tokens[mention.last - 1], "".join(token.text for token in tokens[mention.first : mention.last])
    short = entry.kind == "country" and text.replace(".", "").isupper() and len(text) <= ABBREVIATION
    return short and head.dep in ("compound", "amod", "nmod") and head.head >= mention.last


def _is_dateline(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the name opens a report, in capitals, before an agency or a dash: it tells where that was written."""
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    first, capitals = mention.first, tokens[mention.last - 1].text.isupper()
    if first > 1 and tokens[first - 1].text == ",":
        capitals, first = tokens[first - 2].text.isupper(), first - 2
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    return opens and after in DATELINES and capitals


def _head(mention: Mention, tokens: Sequence[Token]) -> Token:
    """The token that carries the name's role; of joined names ("Moscow and Ankara") that of the first."""
    inside = range(mention.first, mention.last)
    head = next((tokens[i] for i in inside if tokens[i].head not in inside), tokens[mention.last - 1])
    for _ in range(6):
        if head.dep != "conj" or tokens[head.head].index == head.index:
            break
        head = tokens[head.head]
    return head
