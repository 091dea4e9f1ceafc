"""One document, one reading: a surname stays that person's wherever it stands, an acronym or short name that body's.

The recogniser reads each sentence alone; this is where the sentences correct each other.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.generic import is_subject, says
from sayso.layers import Token
from sayso.lexicon.countries import by_name, by_people, by_seat
from sayso.lexicon.given import gender_of
from sayso.lexicon.roles import role_of

# How far behind the name of a body the letters may stand that it is known by, in tokens.
_BEHIND = 9
# What opens and closes around them.
_CLOSED = ((("(",), ")"), ((",", "or"), ","), ((",", "or", "the"), ","))
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def consistent(view: View, named: list[Candidate]) -> list[Candidate]:
    """The names with one reading for each form, and with the bare repetitions that nobody marked."""
    surnames, majority = _surnames(named, -1), _majority(view, named)
    first = _surnames(named, 0)
    # "Wang Yi" and "Kim Jong Un" are Wang and Kim afterwards.
    either = {word: item for word, item in first.items() if not gender_of(word)} | surnames
    kept = [_reread(view, item, either if _on_map(view, item) else first | surnames, majority) for item in named]
    short = _acronyms(view, kept) | _beginnings(view, kept)
    kept = [_long(view, item, short) for item in kept]
    kept += _unmarked(view, kept, _inner(named) | first | surnames | short)
    return sorted(kept, key=lambda item: item.first)


def _surnames(named: list[Candidate], place: int) -> dict[str, Candidate]:
    """The word in this place of the full names of persons, with the person; one of two persons is of neither."""
    found: dict[str, set[str]] = defaultdict(set)
    by_word: dict[str, Candidate] = {}
    for item in named:
        words = item.name.split()
        if item.kind == "person" and len(words) > 1 and len(words[place]) > 2:
            found[words[place]].add(item.name)
            by_word[words[place]] = item
    return {word: item for word, item in by_word.items() if len(found[word]) == 1}


def _inner(named: list[Candidate]) -> dict[str, Candidate]:
    """The words inside longer names of persons, with the person: "Yusuf" of "Abdi Yusuf Warsame"."""
    places = range(1, max((len(item.name.split()) for item in named if item.kind == "person"), default=0) - 1)
    found: dict[str, Candidate] = {}
    for place in places:
        longer = [item for item in named if len(item.name.split()) > place + 1]
        found |= {word: item for word, item in _surnames(longer, place).items() if word[:1].isupper() and len(word) > 3}
    return found


def _majority(view: View, named: list[Candidate]) -> dict[str, str]:
    """The kind in which a one-word name mostly stands, where it stands in more than one."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for item in named:
        if item.first == item.last:
            kinds[view.tree.tokens[item.first].text][item.kind] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in kinds.items() if len(counts) > 1}


def _reread(view: View, item: Candidate, surnames: dict[str, Candidate], majority: dict[str, str]) -> Candidate:
    if item.first != item.last or item.kind == "country":
        return item
    text = view.tree.tokens[item.first].text
    person = surnames.get(text)
    if person is not None and item.kind in ("organisation", "place", "facility", "other") and not item.sectors:
        return replace(item, kind="person", name=text, country=None)
    wanted = majority.get(text)
    if person is None and wanted in ("place", "organisation") and item.kind in ("person", "place") and not item.sectors:
        return replace(item, kind=wanted)
    return item


def _on_map(view: View, item: Candidate) -> bool:
    """Whether a name is that of a place that the gazetteer knows, and says nothing."""
    return item.kind == "place" and item.country is not None and not says(view.tree, item.head)


def _acronyms(view: View, named: list[Candidate]) -> dict[str, Candidate]:
    """Capitals that brackets or "known as" give right behind the name of a body, with that body."""
    tokens = view.tree.tokens
    found: dict[str, Candidate] = {}
    for item in named:
        if item.kind not in ("organisation", "group"):
            continue
        behind = [token.text for token in tokens[item.last + 1 : item.last + 1 + _BEHIND]]
        known = {"known", "initials", "acronym", "abbreviation", "short"} & set(behind)
        word = next(
            (behind[len(a)] for a, b in _CLOSED if [*behind[: len(a)], *behind[len(a) + 1 :][:1]] == [*a, b]), ""
        )
        if not word and behind[:1] in ([","], ["("]) and known:
            word = next((text for text in behind if text.isupper() and len(text) > 1), "")
        if word.isupper() and 2 <= len(word) <= 8 and word.isalpha():
            found.setdefault(word, item)
    return found


def _beginnings(view: View, named: list[Candidate]) -> dict[str, Candidate]:
    """The first word of a body's name of several, with that body: "Torres" of "Torres Strait Timber".

    A word that is a country's, a people's or a place's, or that two names begin with, stands for no body.
    """
    found: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for item in named:
        if item.last > item.first:
            found[view.tree.tokens[item.first].text][item.name] = item
    return {
        word: next(iter(items.values()))
        for word, items in found.items()
        if len(items) == 1 and len(word) > 3 and next(iter(items.values())).kind == "organisation"
        if word[:1].isupper() and not (role_of(word.lower()) or by_name(word) or by_people(word) or by_seat(word))
    }


def _long(view: View, item: Candidate, short: dict[str, Candidate]) -> Candidate:
    """A short name that stands for a body named before, read as that body; a place on the map stays one."""
    body = short.get(view.tree.tokens[item.first].text) if item.first == item.last else None
    if body is None or body.last >= item.first or item.sectors:
        return item
    if item.kind == "place" and not (says(view.tree, item.head) if item.country else is_subject(view.tree, item.head)):
        return item
    return replace(item, kind=body.kind, name=body.name, country=body.country, sectors=body.sectors)


def _unmarked(view: View, named: list[Candidate], words: dict[str, Candidate]) -> list[Candidate]:
    """Further places of these words that are in no name yet."""
    closed = bytearray(len(view.tree.tokens))
    for item in named:
        closed[item.first : item.last + 1] = b"\1" * (item.last + 1 - item.first)
    found = []
    for token in view.tree.tokens:
        last = _hyphened(view, token.index)
        text = view.text(token.index, last)
        meant = words.get(text)
        if meant is None or any(closed[token.index : last + 1]):
            continue
        if _repeats(view.tree.tokens[last], text, meant):
            name = text if meant.kind == "person" else meant.name
            found.append(Candidate(token.index, last, last, "name", meant.kind, name, plural=meant.plural))
    return found


def _hyphened(view: View, index: int) -> int:
    """The last token of a word with hyphens that begins at a token: "Dae-hyun"."""
    tokens, last = view.tree.tokens, index
    while last + 2 < len(tokens) and tokens[last + 1].text == "-":
        if tokens[last].span.end != tokens[last + 1].span.start:
            break
        last += 2
    return last


def _repeats(token: Token, text: str, meant: Candidate) -> bool:
    """Whether a word that nobody marked is the short name that it looks like, not a plain noun nor part of another."""
    if text.isupper() or meant.name.endswith(f" {text}"):
        return token.pos in ("PROPN", "NOUN")
    return token.pos == "PROPN" and token.index > meant.last and token.dep not in _MODIFIERS
