"""Names that only the words beside them give away: "the minister, Suhardi,", "Sunarti, who", "Orbis, a security firm".

The recogniser knows the names that it has seen; a text tells of any name whether it is a person's or a body's.
"""

from collections.abc import Iterator

from sayso.analyse.actors.candidates import View
from sayso.analyse.actors.claims import FULL, THINGS, glued
from sayso.analyse.actors.facts import role_at
from sayso.analyse.actors.forenames import unmapped
from sayso.analyse.actors.generic import SAYING
from sayso.analyse.actors.titles import is_title
from sayso.layers import Token
from sayso.lexicon.countries import by_name, by_people, by_seat
from sayso.lexicon.epithets import epithet_of
from sayso.lexicon.namewords import words_of
from sayso.lexicon.roles import role_of

_CLOSING = frozenset({",", ".", ";", ":", "—", "–", ")", "”", "»"})
_HUMAN = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
# Labels that leave open what a name is of, and those that the recogniser gives to names it does not know.
_OPEN = frozenset({"", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_MISTAKEN = _OPEN | {"ORG", "FAC", "NORP"}
_PLACED = frozenset({"GPE", "LOC"})
# How far behind a name its pronoun may stand, and how long an apposition or a foreign name may be, in tokens.
_NEAR, _BESIDE, _LONG = 25, 9, 8


def hinted(view: View) -> Iterator[tuple[int, int, str]]:
    """The first and last token of each name that the words beside it tell, with its kind."""
    for first, last in _runs(view):
        kind = _kind(view, first, last)
        if kind:
            yield first, last, kind
    yield from _foreign(view)


def firms(view: View) -> Iterator[tuple[int, int, str]]:
    """Capitalised words that end in what only firms are called: "Torres Strait Timber"."""
    tokens = view.tree.tokens
    for token in tokens:
        if is_firm(token) and token.index and not (token.index + 1 < len(tokens) and is_firm(tokens[token.index + 1])):
            first = token.index
            while first and token.index - first < _LONG and _of_firm(view, first - 1, token):
                first -= 1
            while first < token.index and (tokens[first].text in ("-", "&") or is_title(tokens[first])):
                first += 1
            if first < token.index:
                yield first, token.index, "organisation"


def is_firm(token: Token) -> bool:
    """Whether a word at the end of a name tells a firm."""
    return token.text[:1].isupper() and token.text.lower() in words_of("firm")


def _of_firm(view: View, index: int, end: Token) -> bool:
    token = view.tree.tokens[index]
    return token.sentence == end.sentence and (
        token.text in ("-", "&") or (token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN"))
    )


# ---------------------------------------------------------------- runs of capitals
def _runs(view: View) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised names, without the titles before them."""
    tokens = view.tree.tokens
    at = 0
    while at < len(tokens):
        if not _names(tokens[at]):
            at += 1
            continue
        first = last = at
        while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[at].sentence and last - first < FULL:
            if _names(tokens[last + 1]):
                last += 1
            elif end := glued(tokens, last + 1):
                last = end
            else:
                break
        at = last + 1
        while first < last and is_title(tokens[first]):
            first += 1
        yield first, last


def _names(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and not token.text.endswith(".")


def _known(view: View, first: int, last: int) -> bool:
    """Whether something else is known of a run: a country or people, an acronym, a body by its noun."""
    words = [token.text for token in view.tree.tokens[first : last + 1]]
    if any(view.labels[index] in ("DATE", "TIME", "LANGUAGE") for index in range(first, last + 1)):
        return True
    if words[-1].lower() in THINGS | words_of("firm") or any(
        any(c.isdigit() for c in word) or word.isupper() for word in words
    ):
        return True
    texts = (view.text(first, last), *words)
    return any(by_name(text) or by_people(text) or by_seat(text) or role_of(text.lower()) for text in texts)


def _kind(view: View, first: int, last: int) -> str:
    """What the words beside a run tell: person, organisation or nothing."""
    if _known(view, first, last):
        return ""
    label = {view.labels[index] for index in range(first, last + 1)}
    beside = _apposed(view, last)
    if beside == "organisation":
        return beside
    if "PERSON" in label:
        return ""
    if _set_off(view, first, last) or _who(view, last) or beside == "person":
        return "person"
    if label <= _OPEN and _which(view, last):
        return "organisation"
    if first == last or not label <= (_MISTAKEN | _PLACED if unmapped(view, first, last) else _MISTAKEN):
        return ""
    if label <= _OPEN and _says(view, first, last):
        return "person"
    return "person" if _joined(view, first, last) or _his(view, first, last) else ""


def _person_noun(view: View, index: int) -> bool:
    token = view.tree.tokens[index]
    if token.tag not in ("NN", "NNP") or token.text[:1].isupper():
        return False
    role = role_at(view.tree, index)
    return role.kind == "person" if role is not None else epithet_of(token.lemma.lower(), "person") is not None


def _set_off(view: View, first: int, last: int) -> bool:
    """Whether a role stands right before a name, with a comma or a possessor: "the mayor, Ann,", "her cousin Ann"."""
    tokens = view.tree.tokens
    if first < 2 or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    if tokens[first - 1].text != ",":
        return _person_noun(view, first - 1) and any(view.tree.kids(first - 1, "poss"))
    above = next((token.head for token in tokens[first : last + 1] if token.dep == "appos"), first)
    if above >= first or first - above > _BESIDE or (last + 1 < len(tokens) and tokens[last + 1].text not in _CLOSING):
        return False
    definite = any(kid.dep == "poss" or kid.text.lower() == "the" for kid in view.tree.kids(above, "poss", "det"))
    return definite and _person_noun(view, above)


def _who(view: View, last: int) -> bool:
    """Whether a clause with "who" follows: "Sunarti, who sold"."""
    tokens = view.tree.tokens
    at = last + 2 if last + 1 < len(tokens) and tokens[last + 1].text == "," else last + 1
    return at < len(tokens) and tokens[at].text.lower() == "who"


def _which(view: View, last: int) -> bool:
    """Whether a clause follows that tells what a body does: "Greenwatch, which monitors"."""
    tokens = view.tree.tokens
    if last + 3 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].text.lower() != "which":
        return False
    return any(token.lemma.lower() in words_of("work") for token in tokens[last + 3 : last + 6])


def _apposed(view: View, last: int) -> str:
    """The kind of the noun set behind a name: "Araz, the oil minister,", "Orbis, a firm that"; nothing of lists."""
    tokens = view.tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return ""
    noun = next((kid for kid in view.tree.kids(_head(view, last), "appos") if kid.index > last + 1), None)
    if noun is None or noun.index - last > _BESIDE or noun.tag != "NN" or any(view.tree.kids(noun.index, "conj")):
        return ""
    role = role_at(view.tree, noun.index)
    if role is not None:
        return "organisation" if role.kind in ("body", "people") else role.kind
    sorts = {"person": "person", "body": "organisation"}
    return next((kind for sort, kind in sorts.items() if epithet_of(noun.lemma.lower(), sort)), "")


def _head(view: View, last: int) -> int:
    token = view.tree.tokens[last]
    return token.head if token.dep in ("compound", "nmod", "flat") else last


def _says(view: View, first: int, last: int) -> bool:
    """Whether a name of several words is subject of a verb of saying, and no article makes it a body."""
    tokens = view.tree.tokens
    token = tokens[last]
    bare = not any(kid.index < first for kid in view.tree.kids(last, "det"))
    return bare and token.dep == "nsubj" and tokens[token.head].lemma in SAYING


def _joined(view: View, first: int, last: int) -> bool:
    """Whether "and" joins a name of several words, of no body's, to one that is known for a person's."""
    tokens = view.tree.tokens
    if any(view.tree.kids(last, "det")):
        return False
    behind = last + 2 < len(tokens) and tokens[last + 1].text == "and" and view.labels[last + 2] == "PERSON"
    return behind or (first > 1 and tokens[first - 1].text == "and" and view.labels[first - 2] == "PERSON")


def _his(view: View, first: int, last: int) -> bool:
    """Whether the next pronoun is "he" or "she", and nobody else stands before or between whom it can mean."""
    tokens = view.tree.tokens
    if any(view.tree.kids(last, "det")) or role_of(tokens[first - 1].text.lower() if first else ""):
        return False
    if "PERSON" in view.labels[:first]:
        return False
    for token in tokens[last + 1 : last + 1 + _NEAR]:
        if token.sentence > tokens[last].sentence + 1 or view.labels[token.index] == "PERSON":
            return False
        if token.text.lower() in _HUMAN:
            return True
        if token.pos == "NOUN" and _person_noun(view, token.index):
            return False
    return False


# ---------------------------------------------------------------- names in other languages
def _foreign(view: View) -> Iterator[tuple[int, int, str]]:
    """Names that a foreign noun of bodies begins, and a sentence's first words before a comma and what they name."""
    tokens = view.tree.tokens
    for token in tokens:
        if not token.text[:1].isupper():
            continue
        end = 0
        if token.index == 0 or tokens[token.index - 1].sentence != token.sentence:
            end = next((at.index for at in tokens[token.index : token.index + _LONG] if at.text == ","), 0)
        if end and _is_foreign(view, token.index, end) and _a_body(view, end + 1):
            yield token.index, end - 1, "organisation"
        elif token.text.lower() in words_of("abroad") and (last := _linked(view, token)) > token.index:
            yield token.index, last, "organisation"


def _is_foreign(view: View, first: int, end: int) -> bool:
    """Whether two or more capitalised words and no English ones stand in a range, and no name of a person."""
    words = view.tree.tokens[first:end]
    if not all(_foreign_word(token) for token in words) or "PERSON" in view.labels[first:end]:
        return False
    return sum(any(char.isupper() for char in token.text) for token in words) > 1


def _linked(view: View, token: Token) -> int:
    """The last token of a foreign name that goes on with capitals and small words: "Médecins du Désert"."""
    tokens = view.tree.tokens
    last = token.index
    for at in range(token.index + 1, min(len(tokens), token.index + _LONG)):
        if tokens[at].sentence != token.sentence or tokens[at].pos == "PUNCT":
            break
        if any(char.isupper() for char in tokens[at].text):
            last = at
        elif tokens[at].text.lower() not in words_of("joining"):
            break
    return last if token.text[:1].isupper() else token.index


def _foreign_word(token: Token) -> bool:
    return token.pos not in ("DET", "PRON", "AUX", "PUNCT", "NUM", "CCONJ") and token.text.lower() not in words_of(
        "english"
    )


def _a_body(view: View, index: int) -> bool:
    """Whether "a charity", "the country's largest union" begins at a token."""
    tokens = view.tree.tokens
    if index >= len(tokens) or tokens[index].text.lower() not in ("a", "an", "the"):
        return False
    for at in range(index + 1, min(len(tokens), index + _BESIDE)):
        if tokens[at].pos in ("VERB", "AUX", "PRON", "ADP") or tokens[at].text == ",":
            return False
        role = role_at(view.tree, at)
        ends = at + 1 >= len(tokens) or tokens[at + 1].pos not in ("NOUN", "PROPN", "PART", "ADJ")
        if role is not None and ends:
            return role.kind in ("body", "people")
    return False
