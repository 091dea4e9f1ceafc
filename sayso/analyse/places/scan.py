"""Mentions: every run of tokens that may name a place, with the places that it may name.

A run is looked up in the gazetteer, and then has to be believed: a person, an ordinary word or a street that shares
the name of a town is no place. Longest runs come first; what the recogniser of names calls a place and the gazetteer
does not hold is kept without candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.analyse.places.believe import Context, believed, is_inside
from sayso.article import Article, Span
from sayso.layers import Layers, Token
from sayso.lexicon import countries, placewords
from sayso.lexicon.actors import ActorTable
from sayso.lexicon.gazetteer import Entry, Gazetteer, key_of

LONGEST = 6
"""The most tokens of a name, hyphens and all."""
ARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ain", "deir", "tel", "sub"])
LISTERS = frozenset([",", "and", "or", "&"])
INTRODUCERS = (",", "(", "D-", "R-", "I-")
"""What stands before the abbreviation of a state, as in "(R-Ga.)"."""
JOINTS = frozenset(["-", "'", "’", "&", "'s", "’s"])
_DASHES = frozenset(["-", "--", "–", "—"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of tokens `[first, last)`, the candidates that it may name, and how it was read.

    `how` is "name", "people" (a demonym), "state" (an abbreviation), "counties" or "unknown" (not in the gazetteer).
    """

    first: int
    last: int
    span: Span
    key: str
    entries: tuple[Entry, ...]
    how: str
    inside: bool


def mentions(article: Article, layers: Layers, places: Gazetteer, table: ActorTable) -> tuple[Mention, ...]:
    """The mentions of an article in their order; none overlaps another."""
    context = Context.of(article, layers, places.acronyms, table)
    found: list[Mention] = []
    last = 0
    for token in layers.tokens:
        if token.index < last or not _may_begin(token, layers.tokens):
            continue
        listing = bool(found) and found[-1].last == token.index - 1 and context.precedes(token.index) in LISTERS
        mention = next(_readings(token, context, places, listing), None)
        if mention is not None:
            found.append(mention)
            last = mention.last
    return tuple(_with_unknown(found, context, places))


def _may_begin(token: Token, tokens: Sequence[Token]) -> bool:
    first = token.text[0]
    if first.isupper():
        return token.text not in ("The", "THE")
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if following is None or token.text.casefold() not in ARTICLES:
        return first.isdigit() and following is not None and following.text == "Downing"
    return following.text == "-" or following.text[:1].isupper()


def _readings(token: Token, context: Context, places: Gazetteer, listing: bool) -> Iterator[Mention]:
    """Believed readings that begin at a token, the longest first."""
    for last in _ends(token, context.tokens):
        text = context.text(token.index, last)
        yield from _people(token.index, last, text, context, places)
        yield from _state(token.index, last, text, context, places)
        yield from _named(token.index, last, context, places, listing=listing)


def _ends(token: Token, tokens: Sequence[Token]) -> list[int]:
    """Where a name that begins at a token may end, the longest first."""
    ends = []
    for last in range(token.index, min(token.index + LONGEST, len(tokens))):
        piece = tokens[last]
        if piece.sentence != token.sentence or not (piece.text[0].isalnum() or piece.text in JOINTS):
            break
        if piece.text not in JOINTS:
            ends.append(last + 1)
    return ends[::-1]


def _people(first: int, last: int, text: str, context: Context, places: Gazetteer) -> Iterator[Mention]:
    if last - first > 4 or not text[0].isupper():
        return
    people = countries.by_people(text.title() if text.isupper() and len(text) > 4 else text)
    if people is None or context.in_person(first, last) or text.casefold() in context.surnames:
        return
    if people.place:
        entries = places.find(people.place)
    else:
        entries = places.find(people.country.name) if people.country else ()
        entries = tuple(entry for entry in entries if entry.kind == "country")
    entries = tuple(e for e in entries if people.country is None or e.country == people.country.iso3)[:1]
    yield Mention(
        first, last, context.span(first, last), key_of(text), entries, "people", is_inside(first, last, context)
    )


def _state(first: int, last: int, text: str, context: Context, places: Gazetteer) -> Iterator[Mention]:
    """An abbreviation of a state: a postal one after a comma, in brackets or after a party only."""
    found = placewords.state(text) or (placewords.state(text + ".") if context.follows(last) == "." else None)
    before = "".join(token.text for token in context.tokens[max(0, first - 2) : first])
    introduced = first > 1 and before.endswith(INTRODUCERS)
    if found is None or not (introduced or (text.endswith(".") and len(text) > 3)):
        return
    country, name = found
    entries = tuple(e for e in places.find(name) if e.country == country and e.kind in ("admin1", "country"))
    if entries:
        yield Mention(first, last, context.span(first, last), key_of(name), entries[:1], "state", False)


def _named(first: int, last: int, context: Context, places: Gazetteer, *, listing: bool) -> Iterator[Mention]:
    text = context.text(first, last)
    key = key_of(text)
    if len(key) < 2 or (key in places.acronyms and not text.replace(".", "").isupper()):
        return
    entries = places.find_key(key)
    how = "name"
    if context.counties(last):
        counties = places.find_key(key + " county")
        entries, how = (counties, "counties") if counties else (entries, how)
    if entries and (how == "counties" or believed(first, last, entries, context, listing)):
        yield Mention(first, last, context.span(first, last), key, entries, how, is_inside(first, last, context))


def _is_outlet(first: int, last: int, text: str, context: Context) -> bool:
    """Whether the name is the outlet's, or stands in the brackets of a dateline: "NAIROBI (Lake Courier) -"."""
    if context.article.outlet is not None and text in context.article.outlet:
        return True
    return context.precedes(first) == "(" and context.follows(last) == ")" and context.follows(last + 1) in _DASHES


def _with_unknown(found: list[Mention], context: Context, places: Gazetteer) -> list[Mention]:
    """The mentions, and the names that the recogniser takes for places and the gazetteer does not hold."""
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    extra = []
    for first, last, label in context.named:
        text = context.text(first, last)
        known = not taken.isdisjoint(range(first, last)) or label not in ("GPE", "LOC")
        if known or not text[0].isupper() or text.casefold() in placewords.words("common") or len(text) < 3:
            continue
        if not any(token.pos == "PROPN" for token in context.tokens[first:last]):
            continue
        if any(char.isdigit() for char in text) or context.in_person(first, last) or places.find(text):
            continue
        if text.casefold() in context.surnames or _is_outlet(first, last, text, context):
            continue  # a person of the article where only the surname stands; the paper in its own dateline
        extra.append(Mention(first, last, context.span(first, last), key_of(text), (), "unknown", False))
    return sorted([*found, *extra], key=lambda mention: mention.first)
