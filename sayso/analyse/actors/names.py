"""Mentions by name: from the table of actors, from patterns of names, from titles, from places and the recogniser.

What stands earlier in that list wins where two overlap; within one kind of evidence the longer wins.
"""

from collections.abc import Iterator

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.claims import of_table, patterns, titled
from sayso.analyse.actors.consistency import consistent
from sayso.analyse.actors.facts import phrase_facts
from sayso.analyse.actors.forenames import forenamed, unmapped
from sayso.analyse.actors.generic import SIDED
from sayso.analyse.actors.hints import firms, hinted, is_firm
from sayso.analyse.actors.parties import head_of
from sayso.analyse.actors.titles import bare, given_gender, is_title, title_before
from sayso.layers import Token
from sayso.lexicon.countries import INVARIANT, by_capital, by_name, by_people, by_seat
from sayso.lexicon.epithets import epithet_of
from sayso.lexicon.namewords import behind_name
from sayso.lexicon.roles import role_of

_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
}
_SHIPS = frozenset({"USS", "HMS", "FS", "MV", "MT", "INS", "HMAS", "USNS", "ORP", "SS"})
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_FIRM = ("BUS",)
_KIND_OF_PLACE = {"country": "country", "facility": "facility"}
# What a role noun right before a name may tell it to be that is no person.
_ACTING = frozenset({"body", "people", "facility"})
_SMALL = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "his", "her", "its", "their", "my", "your"}
)
Claim = tuple[int, int, int, str]


def names(view: View) -> list[Candidate]:
    """The mentions by name of an article, in order, none overlapping another."""
    taken = [False] * len(view.tree.tokens)
    kept: list[Candidate] = []
    found = [_whole(view, claim) for claim in _claims(view)]
    double = {
        name for _, first, last, kind in found if kind == "person" and "-" in (name := _last_word(view, first, last))
    }
    claims = sorted(
        (_rest(view, claim, double) for claim in found), key=lambda item: (item[0], item[1] - item[2], item[1])
    )
    for _, first, last, kind in claims:
        if not any(taken[first : last + 1]):
            made = _made(view, first, last, kind)
            if made is not None:
                taken[first : last + 1] = [True] * (last + 1 - first)
                kept.append(made)
    return consistent(view, sorted(kept, key=lambda item: item.first))


def _last_word(view: View, first: int, last: int) -> str:
    return view.text(first, last).split(" ")[-1]


def _rest(view: View, claim: Claim, double: set[str]) -> Claim:
    """The claim with the rest of a double surname that the text gives in full elsewhere, whatever it was taken for."""
    rank, first, last, kind = claim
    if double and first == last and last + 2 < len(view.tree.tokens) and view.text(first, last + 2) in double:
        return 1, first, last + 2, "person"
    return rank, first, last, kind


def _whole(view: View, claim: Claim) -> Claim:
    """The claim with the rest of a double surname, "Mbeki-Nkosi", and without what only says what one is."""
    rank, first, last, kind = claim
    tokens = view.tree.tokens
    if kind == "person":
        first = first + 1 if _calls(tokens, first, last) or _called_both(tokens, first, last) else first
        last = last - 1 if last - first > 1 and behind_name(tokens[last].text) else last
    while kind == "person" and last + 2 < len(tokens) and tokens[last + 1].text == "-":
        joined = tokens[last].span.end == tokens[last + 1].span.start
        if (
            not joined
            or tokens[last + 1].span.end != tokens[last + 2].span.start
            or not tokens[last + 2].text.istitle()
        ):
            break
        last += 2
    return rank, first, last, kind


def _claims(view: View) -> Iterator[Claim]:
    """(rank, first token, last token, kind); the lowest rank wins."""
    for first, last in of_table(view):
        yield 0, first, last, "known"
    for first, last, kind in (*patterns(view), *firms(view)):
        yield 0, first, last, kind
    for first, last in titled(view):
        yield 1, first, last, "person"
    for first, last, kind in hinted(view):
        yield 2, first, last, kind
    for first, last in forenamed(view):
        # A place that no gazetteer knows gives way to a given name.
        yield 2 if view.labels[first] in ("GPE", "LOC") else 3, first, last, "person"
    for place in view.layers.places:
        held = view.tokens_of(place.span)
        if held and place.use in ("location", "government"):
            kind = _KIND_OF_PLACE.get(place.kind, "place")
            yield 2, *_without_edges(view, *held), "country" if place.use == "government" else kind
    for name in view.layers.names:
        held = view.tokens_of(name.span)
        if held and name.label in _LABELS and not _day_behind(view, held[1]):
            first, last = _without_edges(view, *held)
            kind = _reread(view, first, last, _LABELS[name.label])
            yield 3 if kind == "person" else 4, first, last, kind


def _reread(view: View, first: int, last: int, kind: str) -> str:
    """The kind that the noun beside a name tells: "the chief, Georg Pichl" is a person, "the firm Marta Rey" none."""
    tree = view.tree
    before = tree.tokens[first - 1] if first else None
    unsure = kind == "person" or (kind == "place" and unmapped(view, first, last))
    if unsure and before is not None and before.pos in ("NOUN", "ADJ") and not given_gender(view.text(first, last)):
        role = role_of(before.lemma.lower())
        return "organisation" if role is not None and role.kind in _ACTING else kind
    if kind in ("organisation", "facility") and 1 <= last - first <= 2:
        above = tree.tokens[tree.tokens[last].head]
        role = role_of(above.text.lower()) if tree.tokens[last].dep == "appos" and above.pos == "NOUN" else None
        if role is not None and role.kind == "person" and not _has_role(view, first, last):
            return "person"
    return kind


def _has_role(view: View, first: int, last: int) -> bool:
    return any(role_of(token.text.lower()) for token in view.tree.tokens[first : last + 1])


def _day_behind(view: View, last: int) -> bool:
    """Whether a name is but the first half of a day's name, as in "Good Friday"."""
    tokens = view.tree.tokens
    return last + 1 < len(tokens) and tokens[last + 1].text in _WEEKDAYS and tokens[last + 1].head >= last


def _calls(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a noun for persons stands before a full name that was taken with it: "Goalkeeper Ann Lee"."""
    word = tokens[first].text
    return last - first > 1 and epithet_of(word.lower(), "person") is not None and not given_gender(word)


def _called_both(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a noun for several stands before the first of their names: "Brothers Ali and Omar Garba"."""
    word = tokens[first].text.lower()
    joined = last + 1 < len(tokens) and tokens[last + 1].text == "and"
    role = role_of(word.removesuffix("s")) if first < last and joined and word.endswith("s") else None
    return role is not None and role.kind == "person"


# ---------------------------------------------------------------- candidates
def _without_edges(view: View, first: int, last: int) -> tuple[int, int]:
    """Without articles, titles and genitive marks at the edges."""
    tokens = view.tree.tokens
    while first < last and (
        tokens[first].text.lower() in _SMALL or (view.labels[last] == "PERSON" and is_title(tokens[first]))
    ):
        first += 1
    while first < last and (tokens[last].text in ("'s", "’s", "'", "’") or tokens[last].pos == "PUNCT"):
        last -= 1
    return first, last


def _made(view: View, first: int, last: int, kind: str) -> Candidate | None:
    text = view.text(first, last)
    head = head_of(view.tree, first, last)
    fact = view.lore.known(text)
    if fact is not None and kind in ("known", "organisation", "people", "person"):
        plural = fact.kind == "group"
        gender = given_gender(text) if fact.kind == "person" else ""
        return Candidate(
            first,
            last,
            head,
            "name",
            fact.kind,
            fact.name,
            fact.country,
            fact.sectors,
            plural,
            gender,
            former=fact.former,
            dated=fact.former,
        )
    country = by_name(text)
    if country is not None and kind != "facility" and not (kind == "place" and _smaller(view, first, last)):
        return Candidate(first, last, head, "name", "country", country.name, country.iso3)
    return _unknown(view, first, last, kind)


def _smaller(view: View, first: int, last: int) -> bool:
    """Whether the places layer holds these characters as something less than a country, as in "Georgia" the state."""
    place = view.places.get(view.tree.span(first, last))
    return place is not None and place.kind != "country"


def _unknown(view: View, first: int, last: int, kind: str) -> Candidate | None:
    """The candidate of a name that no table holds, or None if it is no name of anybody."""
    tree, text = view.tree, view.text(first, last)
    head = head_of(tree, first, last)
    seat = by_seat(text)
    if seat is not None and _stands_for_rulers(view, first, last, kind):
        return Candidate(first, last, head, "name", "country", seat.name, seat.iso3, ("GOV",))
    if kind == "country":
        return _place(view, first, last, "place")
    if kind == "people":
        people = by_people(text)
        plural = tree.tokens[last].tag in ("NNS", "NNPS") or _as_a_people(view, first, last)
        if not plural or tree.tokens[last].dep in ("amod", "compound", "nmod"):
            return None
        abroad = first > 0 and tree.tokens[first - 1].text.lower() == "ethnic"
        country = people.country.iso3 if people and people.country and not abroad else None
        return Candidate(first, last, head, "name", "group", text, country, ("CVL",), True)
    if kind in ("place", "facility"):
        return _place(view, first, last, kind)
    if kind == "known" or (not any(token.text[:1].isupper() for token in tree.tokens[first : last + 1])):
        return None
    if tree.tokens[first].text in _SHIPS:
        return Candidate(first, last, head, "name", "other", text)
    if kind == "person" or (first == last and kind == "organisation" and given_gender(text)):
        return _person(view, first, last)
    if _nobody(view, first, last, text):
        return None
    facts = phrase_facts(tree, first, last, last, view.lore)
    sectors = facts.sectors or (_FIRM if first < last and is_firm(tree.tokens[last]) else ())
    return Candidate(first, last, head, "name", "organisation", bare(text), facts.country, sectors)


def _nobody(view: View, first: int, last: int, text: str) -> bool:
    """Whether words taken for a body's name are a people, a plain noun, or letters behind a person's name."""
    if first and view.labels[first - 1] == "PERSON" and behind_name(text):
        return True
    return bool(by_people(text)) or (first == last and role_of(text.lower()) is not None) or not text[0].isalpha()


def _stands_for_rulers(view: View, first: int, last: int, kind: str) -> bool:
    if kind in ("person", "place"):
        return _rules(view, first, last)
    return kind == "country" or not _is_capital(view.text(first, last))


def _rules(view: View, first: int, last: int) -> bool:
    """Whether a capital speaks or wants, as the rulers that it stands for do."""
    tokens = view.tree.tokens
    said = tokens[last].dep == "nsubj" and tokens[tokens[last].head].lemma in SIDED
    return said and not any(view.tree.kids(last, "det", "amod")) and not given_gender(view.text(first, last))


def _as_a_people(view: View, first: int, last: int) -> bool:
    """Whether an adjective stands for a people: "the French said"."""
    tokens = view.tree.tokens
    alone = first == last and first > 0 and tokens[first - 1].text.lower() == "the"
    many = tokens[last].text.endswith(INVARIANT) and not by_people(f"{tokens[last].text}s")
    return alone and many and tokens[last].dep == "nsubj"


def _place(view: View, first: int, last: int, kind: str) -> Candidate | None:
    text = view.text(first, last)
    if by_people(text) and not by_name(text):
        return None
    found = view.places.get(view.tree.span(first, last))
    country = found.country if found else None
    return Candidate(first, last, head_of(view.tree, first, last), "name", kind, bare(text), country)


def _person(view: View, first: int, last: int) -> Candidate | None:
    tokens, text = view.tree.tokens, view.text(first, last)
    if (
        by_people(text)
        or by_seat(text)
        or role_of(text.lower())
        or any(t.text.isdigit() for t in tokens[first : last + 1])
    ):
        return None
    title = title_before(view.tree, first)
    facts = title.facts(view) if title else None
    gender = (title.gender if title else "") or given_gender(text)
    return Candidate(
        first, last, head_of(view.tree, first, last), "name", "person", bare(text),
        facts.country if facts else None, facts.sectors if facts else (), False, gender,
        former=bool(facts and facts.former),
    )  # fmt: skip


def _is_capital(text: str) -> bool:
    return by_capital(text) is not None
