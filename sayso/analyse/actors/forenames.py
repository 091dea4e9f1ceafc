"""Evidence for names of persons: a given name, whatever the recogniser took it for, and what stands with it."""

from collections.abc import Iterator

from sayso.analyse.actors.candidates import View
from sayso.analyse.actors.claims import FULL, THINGS, glued
from sayso.analyse.actors.titles import given_gender
from sayso.lexicon.countries import by_name, by_people
from sayso.lexicon.roles import role_of

# What the recogniser may have called a person's name; places and peoples it knows better.
_DOUBTFUL = frozenset({"", "PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT"})
_PLACED = frozenset({"GPE", "LOC"})


def forenamed(view: View) -> Iterator[tuple[int, int]]:
    """A given name that tells man or woman, and the capitalised words behind it: "Ana Ruiz", "Pavel de la Cruz"."""
    tokens = view.tree.tokens
    done = -1
    for token in tokens[:-1]:
        if token.index <= done or not token.text[:1].isupper() or not given_gender(token.text):
            continue
        if view.labels[token.index] not in _DOUBTFUL and not _misplaced(view, token.index):
            continue
        last = token.index
        while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence and last - token.index < FULL:
            after = tokens[last + 1]
            doubtful = view.labels[last + 1] in _DOUBTFUL or view.labels[last + 1] == view.labels[token.index]
            if after.pos == "PROPN" and after.text[:1].isupper() and doubtful:
                last += 1
            elif end := glued(tokens, last + 1):
                last = end
            else:
                break
        words = [tokens[index].text for index in range(token.index + 1, last + 1)]
        if (
            words
            and words[-1].lower() not in THINGS
            and not any(role_of(word.lower()) or by_name(word) or by_people(word) for word in words)
        ):
            done = last
            yield _same_label(view, token.index), last
            if token.index > 1 and _sibling(view, token.index - 2):
                yield token.index - 2, token.index - 2


def _same_label(view: View, index: int) -> int:
    """The first token of what the recogniser took for one body's name, if only names of persons begin it."""
    tokens, first = view.tree.tokens, index
    while view.labels[index] and first and view.labels[first - 1] == view.labels[index]:
        before = tokens[first - 1]
        if before.pos != "PROPN" or not before.text.istitle() or role_of(before.text.lower()):
            return index
        first -= 1
    return first


def _misplaced(view: View, index: int) -> bool:
    """Whether a given name begins what the recogniser takes for a place and the gazetteer does not know."""
    label = view.labels[index]
    if label not in _PLACED or view.labels[index + 1] not in (label, "") or (index and view.labels[index - 1] == label):
        return False
    return unmapped(view, index, index)


def unmapped(view: View, first: int, last: int) -> bool:
    """Whether the gazetteer knows no place that touches these tokens."""
    span = view.tree.span(first, last)
    return not any(at.start < span.end and span.start < at.end and one.country for at, one in view.places.items())


def _sibling(view: View, index: int) -> bool:
    """Whether a first name stands alone before "and" and a full name: "Ali and Omar Garba"."""
    tokens = view.tree.tokens
    alone = index == 0 or not (tokens[index - 1].text[:1].isupper() and tokens[index - 1].pos == "PROPN")
    joined = tokens[index + 1].text == "and" and view.labels[index] in _DOUBTFUL | _PLACED
    return alone and joined and bool(given_gender(tokens[index].text))
