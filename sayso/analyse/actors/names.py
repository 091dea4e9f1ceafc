"""Mentions by name: from the table of actors, from patterns of names, from titles, from places and the recogniser.

What stands earlier in that list wins where two overlap; within one kind of evidence the longer wins.
"""

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.facts import phrase_facts
from sayso.analyse.actors.parties import head_of
from sayso.analyse.actors.titles import bare, given_gender, is_title, title_before
from sayso.layers import Token
from sayso.lexicon.actors import actor_names, known
from sayso.lexicon.countries import by_name, by_people, by_seat
from sayso.lexicon.roles import role_of

_LINKS = frozenset({"of", "for"})
_GLUE = frozenset(
    {
        "al",
        "-",
        "–",
        "'s",
        "’s",
        "bin",
        "ibn",
        "de",
        "la",
        "da",
        "dos",
        "von",
        "van",
        "der",
        "el",
        "ul",
        "&",
        "ben",
        "abu",
    }
)
_GLUE_OF_PERSONS = _GLUE - {"'s", "’s", "&", "la"}
_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
}
_KIND_OF_ROLE = {"body": "organisation", "people": "organisation", "facility": "facility", "place": "place"}
_KIND_OF_PLACE = {"country": "country", "facility": "facility"}
_SMALL = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "his", "her", "its", "their", "my", "your"}
)
# Longest name: what runs on is a headline in capitals.
_LONGEST = 12
Claim = tuple[int, int, int, str]


def names(view: View) -> list[Candidate]:
    """The mentions by name of an article, in order, none overlapping another."""
    taken = [False] * len(view.tree.tokens)
    kept: list[Candidate] = []
    claims = sorted(_claims(view), key=lambda item: (item[0], item[1] - item[2], item[1]))
    for _, first, last, kind in claims:
        if not any(taken[first : last + 1]):
            made = _made(view, first, last, kind)
            if made is not None:
                taken[first : last + 1] = [True] * (last + 1 - first)
                kept.append(made)
    return sorted(kept, key=lambda item: item.first)


def _claims(view: View) -> Iterator[Claim]:
    """(rank, first token, last token, kind); the lowest rank wins."""
    for first, last in _of_table(view):
        yield 0, first, last, "known"
    for first, last, kind in _patterns(view):
        yield 0, first, last, kind
    for first, last in _titled(view):
        yield 1, first, last, "person"
    for place in view.layers.places:
        held = view.tokens_of(place.span)
        if held and place.use in ("location", "government"):
            kind = _KIND_OF_PLACE.get(place.kind, "place")
            yield 2, *held, "country" if place.use == "government" else kind
    for name in view.layers.names:
        held = view.tokens_of(name.span)
        if held and name.label in _LABELS:
            yield 3 if name.label == "PERSON" else 4, *_without_edges(view, *held), _LABELS[name.label]


# ---------------------------------------------------------------- the table
@lru_cache(maxsize=1)
def _automaton() -> AhoCorasick:
    return AhoCorasick(sorted(actor_names()), matchkind=MatchKind.LeftmostLongest)


def _of_table(view: View) -> Iterator[tuple[int, int]]:
    text = view.article.text
    straight = text.replace("\u2019", "'")
    for _, start, end in _automaton().find_matches_as_indexes(straight):
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        held = _aligned(view, start, end)
        if held is not None and not _part_of_longer(view, *held):
            yield held


def _aligned(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that begin and end just there."""
    from sayso.article import Span

    held = view.tokens_of(Span(start, end))
    if held is None:
        return None
    tokens = view.tree.tokens
    return held if tokens[held[0]].span.start == start and tokens[held[1]].span.end == end else None


def _part_of_longer(view: View, first: int, last: int) -> bool:
    """Whether a one-word name is the first name or surname of somebody else: "Boris Putin", "Assad Khan"."""
    tokens, labels = view.tree.tokens, view.labels
    if first != last or labels[first] != "PERSON":
        return False
    before = first > 0 and labels[first - 1] == "PERSON" and not is_title(tokens[first - 1])
    after = last + 1 < len(tokens) and labels[last + 1] == "PERSON" and tokens[last + 1].pos == "PROPN"
    return after or (before and tokens[first - 1].text[:1].isupper() and bool(given_gender(tokens[first - 1].text)))


# ---------------------------------------------------------------- patterns
def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN", "NUM") and token.text.lower() not in _SMALL
    )


def _patterns(view: View) -> Iterator[tuple[int, int, str]]:
    """Capitalised words around a noun of bodies: "Ministry of Health", "Northern Front", "University of the North"."""
    tokens = view.tree.tokens
    done = -1
    for token in tokens:
        index = token.index
        if index <= done or not _capital(token):
            continue
        role = role_of(token.text.lower()) or role_of(token.lemma.lower())
        if role is None or role.kind not in _KIND_OF_ROLE or is_title(token):
            continue
        first, last = _leftwards(view, index, done), _rightwards(view, index)
        while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence and _capital(tokens[last + 1]):
            after = role_of(tokens[last + 1].text.lower())
            if after is None or after.kind not in ("body", "people"):
                break
            role, last = after, last + 1
        if last > first and last - first < _LONGEST and not (role.kind == "place" and first == index):
            done = last
            yield first, last, _KIND_OF_ROLE[role.kind]


def _leftwards(view: View, index: int, floor: int) -> int:
    tokens = view.tree.tokens
    first = index
    while first - 1 > floor and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        if _capital(before) and not _is_person_role(view, first - 1):
            first -= 1
        elif before.text.lower() in _GLUE and first - 2 > floor and _capital(tokens[first - 2]):
            if before.text in ("'s", "’s") and (
                by_name(tokens[first - 2].text) or view.labels[first - 2] in ("PERSON", "GPE")
            ):
                break
            first -= 2
        else:
            break
    return first


def _rightwards(view: View, index: int) -> int:
    """Over "of Foreign Affairs", "of Trade and Industry", "for the Liberation of X"."""
    tokens = view.tree.tokens
    last = index
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in _LINKS:
        at = last + 2
        if tokens[at].text.lower() == "the" and at + 1 < len(tokens):
            at += 1
        if not _capital(tokens[at]) or tokens[at].sentence != tokens[index].sentence:
            break
        while at + 1 < len(tokens) and tokens[at + 1].sentence == tokens[index].sentence:
            if _capital(tokens[at + 1]):
                at += 1
            elif tokens[at + 1].text in ("and", "&", "-") and at + 2 < len(tokens) and _joins(view, at, at + 2):
                at += 2
            else:
                break
        last = at
    return last


def _joins(view: View, left: int, right: int) -> bool:
    """Whether two capitalised words after "of" are one field of work: "Trade and Industry", not "Syria and Iraq"."""
    tokens = view.tree.tokens
    named = any(by_name(tokens[i].text) or view.labels[i] in ("GPE", "PERSON") for i in (left, right))
    return _capital(tokens[right]) and not named


def _is_person_role(view: View, index: int) -> bool:
    role = role_of(view.tree.tokens[index].text.lower())
    return role is not None and role.kind in ("person", "title")


# ---------------------------------------------------------------- titles
def _titled(view: View) -> Iterator[tuple[int, int]]:
    """Capitalised words right behind a title: "Gen. Ivan Petrov", "spokesman Karim al-Amin"."""
    tokens = view.tree.tokens
    done = -1
    for token in tokens[:-1]:
        index = token.index
        if index < done or not is_title(token):
            continue
        first = index + 1
        while first < len(tokens) and is_title(tokens[first]) and tokens[first].text[:1].isupper():
            first += 1
        last = first - 1
        while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence and last - first < _LONGEST:
            after = tokens[last + 1]
            if after.pos == "PROPN" and after.text[:1].isupper() and not role_of(after.text.lower()):
                last += 1
            elif last >= first and after.text.lower() in _GLUE_OF_PERSONS and _goes_on(tokens, last + 2):
                last += 2
            else:
                break
        name = view.text(first, last) if last >= first else ""
        if name and not (
            by_people(name) or by_name(name) or by_seat(name) or view.labels[first] in ("GPE", "ORG", "NORP")
        ):
            done = last
            yield first, last


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].pos == "PROPN" and tokens[index].text[:1].isupper()


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
    fact = known(text, view.day)
    if fact is not None and kind in ("known", "organisation", "people", "person"):
        plural = fact.kind == "group"
        gender = given_gender(text) if fact.kind == "person" else ""
        former = fact.former
        return Candidate(
            first, last, head, "name", fact.kind, fact.name, fact.country, fact.sectors, plural, gender, former=former
        )
    country = by_name(text)
    if country is not None and kind != "facility" and not (kind == "place" and _smaller(view, first, last)):
        return Candidate(first, last, head, "name", "country", country.name, country.iso3)
    return _unknown(view, first, last, kind)


def _smaller(view: View, first: int, last: int) -> bool:
    """Whether the places layer holds these characters as something less than a country, as in "Georgia" the state."""
    span = view.tree.span(first, last)
    return any(place.span == span and place.kind != "country" for place in view.layers.places)


def _unknown(view: View, first: int, last: int, kind: str) -> Candidate | None:
    """The candidate of a name that no table holds, or None if it is no name of anybody."""
    tree, text = view.tree, view.text(first, last)
    head = head_of(tree, first, last)
    seat = by_seat(text)
    if seat is not None and (kind == "country" or (kind not in ("place", "person") and not _is_capital(text))):
        return Candidate(first, last, head, "name", "country", seat.name, seat.iso3, ("GOV",))
    if kind == "country":
        return _place(view, first, last, "place")
    if kind == "people":
        people = by_people(text)
        plural = tree.tokens[last].tag in ("NNS", "NNPS")
        if not plural or tree.tokens[last].dep in ("amod", "compound", "nmod"):
            return None
        return Candidate(
            first,
            last,
            head,
            "name",
            "group",
            text,
            people.country.iso3 if people and people.country else None,
            ("CVL",),
            True,
        )
    if kind in ("place", "facility"):
        return _place(view, first, last, kind)
    if kind == "known" or (not any(token.text[:1].isupper() for token in tree.tokens[first : last + 1])):
        return None
    if kind == "person":
        return _person(view, first, last)
    if by_people(text) or (first == last and role_of(text.lower())) or not text[0].isalpha():
        return None
    facts = phrase_facts(tree, first, last, last, view.day)
    return Candidate(first, last, head, "name", "organisation", bare(text), facts.country, facts.sectors)


def _place(view: View, first: int, last: int, kind: str) -> Candidate | None:
    text = view.text(first, last)
    if by_people(text) and not by_name(text):
        return None
    span = view.tree.span(first, last)
    found = next((place for place in view.layers.places if place.span == span), None)
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
        facts.country if facts else None, facts.sectors if facts else (), False, gender, former=bool(facts and facts.former),
    )  # fmt: skip


def _is_capital(text: str) -> bool:
    from sayso.lexicon.countries import by_capital

    return by_capital(text) is not None
