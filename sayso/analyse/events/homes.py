"""The country of a party whose own words name none: that of the place it is in, of the act, or of the sentence.

"Rebels in Darfur", "the opposition" that the Algerian police arrest, "ethnic Turks" on strike in Sweden: who belongs
to a state's people, parties or forces is taken for that state's where the text leaves one choice.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.analyse.events.anchors import OBJECT, OWN
from sayso.analyse.events.phrases import classes, of_phrase
from sayso.analyse.events.view import View
from sayso.article import Span
from sayso.lexicon.actors import INTERNATIONAL
from sayso.record import Event, Party, Place

# Sectors of those who are of some country, though the words may not say of which.
_DOMESTIC = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "COP", "PTY", "REB", "UAF", "PRM", "OPP", "CVL", "EDU", "LAB", "REL", "AGR", "REF"}
    | {"ELI", "JRN", "SPY"}
)
# Organs that act on their own people, and types that they do to them.
_ORGANS = frozenset({"GOV", "LEG", "JUD", "COP"})
# Who is of the country that its authorities or its rebels deal with.
_AT_HOME = frozenset({"REB", "OPP", "PTY", "LAB", "EDU", "CVL", "LEG", "JUD", "JRN", "REL"})
# Words of those who come from elsewhere.
_ABROAD = frozenset({"foreign", "international", "coalition", "allied", "multinational", "overseas", "western"})
_LEADING = frozenset({"in", "from", "of", "throughout", "across", "near", "around", "at"})


@dataclass(frozen=True, slots=True)
class Homes:
    """The places of an article in order, less those that are part of a person's name or name a people abroad.

    only: the one country that the article names, None if there are several.
    """

    view: View
    tokens: list[int]
    starts: list[int]
    places: tuple[Place, ...]
    by_id: dict[str, Place]
    only: str | None


def make_homes(view: View) -> Homes:
    """The homes of an article whose layers hold places."""
    tokens = [token.span.start for token in view.tree.tokens]
    found = sorted((one for one in view.layers.places if one.use != "embedded"), key=lambda one: one.span)
    places = tuple(one for one in found if not _is_of_people(view, bisect_left(tokens, one.span.start)))
    by_id = {one.id: one for one in found}
    return Homes(view, tokens, [one.span.start for one in places], places, by_id, _only(places))


def _is_of_people(view: View, index: int) -> bool:
    """Whether a token is in a person's name, or behind "ethnic"."""
    tokens = view.tree.tokens
    if index >= len(tokens) or view.labels[index] == "PERSON":
        return True
    return index > 0 and tokens[index - 1].text.lower() == "ethnic"


def at_home(homes: Homes, event: Event) -> Event:
    """The event with a country for those of its parties that had none and can have but one."""
    everyone = (*event.actors, *event.recipients)
    return replace(
        event,
        actors=tuple(_settled(homes, event, party, everyone) for party in event.actors),
        recipients=tuple(_settled(homes, event, party, everyone) for party in event.recipients),
    )


def _settled(homes: Homes, event: Event, party: Party, others: Iterable[Party]) -> Party:
    if party.country is not None or (party.sectors and party.sectors[0] in INTERNATIONAL):
        return party
    country, head = _own(homes, party), _head(homes, party)
    if country is None and head is not None and party.sectors and set(party.sectors) <= _DOMESTIC:
        if _is_named(homes, party, head):
            country = homes.only and _fitting(homes, homes.only, party, others)
        elif not _ABROAD & set(party.spans[0].of(homes.view.article.text).lower().split()):
            site = _of_site(homes, event)
            country = site or _of_sentence(homes, party)
            # People protest where they are, often against that country.
            if country is not None and not (site and event.type == "PROTEST"):
                country = _fitting(homes, country, party, others)
    return party if country is None else replace(party, country=country)


def _within(homes: Homes, span: Span) -> list[Place]:
    """The places in a span."""
    first, last = bisect_left(homes.starts, span.start), bisect_left(homes.starts, span.end)
    return [one for one in homes.places[first:last] if one.span.end <= span.end]


def _only(places: Iterable[Place]) -> str | None:
    countries = {one.country for one in places}
    return next(iter(countries)) if len(countries) == 1 else None


def _own(homes: Homes, party: Party) -> str | None:
    """The country of the place that a party is, or that its phrase is in: "villagers near Juba"."""
    inside = _only(place for span in party.spans for place in _within(homes, span) if place.use != "demonym")
    if inside is not None:
        return inside
    tree = homes.view.tree
    head = _head(homes, party)
    if head is None:
        return None
    for at in (head, of_phrase(tree, head)):
        for kid in tree.kids(at, "prep") if at is not None else ():
            held = tree.kid(kid.index, "pobj") if kid.text.lower() in _LEADING else None
            if held is not None:
                span = tree.span(tree.left[held.index], tree.right[held.index])
                found = _only(_within(homes, span)[:1])
                if found is not None:
                    return found
    return None


def _head(homes: Homes, party: Party) -> int | None:
    """The token of a party that hangs on none of its others."""
    tree = homes.view.tree
    first, last = (bisect_left(homes.tokens, edge) for edge in (party.spans[0].start, party.spans[0].end))
    held = range(first, last)
    return next((at for at in held if tree.tokens[at].head not in held or tree.tokens[at].head == at), None)


def _of_site(homes: Homes, event: Event) -> str | None:
    """The country where the act takes place by its own clause."""
    place = homes.by_id.get(event.where or "")
    return place.country if place is not None and event.rules.where in (OWN, OBJECT) else None


def _of_sentence(homes: Homes, party: Party) -> str | None:
    """The only country that the party's sentence names.

    What belongs to a source that tells of the party does not count ("sources told Russian media that rebels"), nor is
    the nation of a thing enough ("leave the Russian depot").
    """
    tree = homes.view.tree
    token = tree.tokens[bisect_left(homes.tokens, party.spans[0].start)]
    sentence = tree.sentences[token.sentence]
    told = [
        span
        for one in homes.view.layers.statements
        if any(content.holds(party.spans[0]) for content in one.content)
        for span in (*one.source.spans, *one.via)
    ]
    named = [one for one in _within(homes, sentence.span) if not any(span.holds(one.span) for span in told)]
    return None if all(_is_of_thing(homes, one) for one in named) else _only(named)


def _is_of_thing(homes: Homes, place: Place) -> bool:
    """Whether an adjective of a nation stands with a thing."""
    view = homes.view
    index = bisect_left(homes.tokens, place.span.start)
    token = view.tree.tokens[index]
    return place.use == "demonym" and token.dep in ("amod", "compound") and "party" not in classes(view, token.head)


def _is_named(homes: Homes, party: Party, head: int) -> bool:
    """Whether a party is a person or a body with a name of its own: such a one may be from anywhere."""
    if homes.view.labels[head] == "PERSON":
        return True
    entity = next((one for one in homes.view.layers.entities if one.id == party.entity), None)
    named = entity is not None and any(one.form == "name" for one in entity.mentions)
    return named and entity is not None and entity.kind in ("person", "organisation")


def _fitting(homes: Homes, country: str, party: Party, others: Iterable[Party]) -> str | None:
    """The country, unless it is that of a stranger who is party to the act: a state itself, or none of its organs."""
    strangers = [other for other in others if other.country == country]
    states = {one.span for one in homes.places if one.use != "demonym"}
    organs = all(set(other.sectors) & _ORGANS and other.spans[0] not in states for other in strangers)
    domestic = organs and bool(set(party.sectors) & _AT_HOME)
    return country if not strangers or domestic else None
