"""One document, one reading: a surname stays that person's wherever it stands, an acronym that body's.

The recogniser reads each sentence alone; this is where the sentences correct each other.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from sayso.analyse.actors.candidates import Candidate, View
from sayso.lexicon.given import gender_of


def consistent(view: View, named: list[Candidate]) -> list[Candidate]:
    """The names with one reading for each form, and with the bare repetitions that nobody marked."""
    surnames, majority = _surnames(named, -1), _majority(view, named)
    # "Wang Yi" and "Kim Jong Un" are Wang and Kim afterwards.
    either = _surnames([item for item in named if not gender_of(item.name.split()[0])], 0) | surnames
    kept = [_reread(view, item, either, majority) for item in named]
    kept += _unmarked(view, kept, surnames | _acronyms(view, kept))
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


def _acronyms(view: View, named: list[Candidate]) -> dict[str, Candidate]:
    """Capitals in brackets right behind the name of a body, with that body."""
    tokens = view.tree.tokens
    found: dict[str, Candidate] = {}
    for item in named:
        at = item.last + 1
        if item.kind in ("organisation", "group") and at + 2 < len(tokens) and tokens[at].text == "(":
            word = tokens[at + 1].text
            if tokens[at + 2].text == ")" and word.isupper() and 2 <= len(word) <= 8 and word.isalpha():
                found.setdefault(word, item)
    return found


def _unmarked(view: View, named: list[Candidate], words: dict[str, Candidate]) -> list[Candidate]:
    """Further places of these words that are in no name yet."""
    closed = bytearray(len(view.tree.tokens))
    for item in named:
        closed[item.first : item.last + 1] = b"\1" * (item.last + 1 - item.first)
    found = []
    for token in view.tree.tokens:
        meant = words.get(token.text)
        if meant is not None and not closed[token.index] and token.pos in ("PROPN", "NOUN"):
            index = token.index
            name = token.text if meant.kind == "person" else meant.name
            found.append(Candidate(index, index, index, "name", meant.kind, name, plural=meant.plural))
    return found
