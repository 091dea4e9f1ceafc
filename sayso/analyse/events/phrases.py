"""Noun phrases: how far they reach, what class they are of, and who is meant by them."""

from collections.abc import Iterator

from sayso.analyse.attribution.tree import Tree
from sayso.analyse.events.clauses import NOMINAL, View, antecedent, lemma
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.countries import by_demonym, by_name, by_people
from sayso.lexicon.frames import frames_of
from sayso.lexicon.nouns import classes_of
from sayso.lexicon.roles import role_of

Classes = frozenset[str]
_PARTY = frozenset({"person", "force", "body", "country", "pronoun"})
_SOLID = frozenset({"place", "building", "vehicle", "weapon", "party"})
_OF_LABEL = {
    "PERSON": ("person", "name"),
    "ORG": ("body", "name"),
    "GPE": ("place", "body", "name"),
    "NORP": ("person", "force", "body", "name"),
    "LOC": ("place", "name"),
    "FAC": ("building", "place", "name"),
    "PRODUCT": ("vehicle", "weapon"),
}
_OF_ROLE = {
    "person": frozenset({"person"}),
    "people": frozenset({"person"}),
    "body": frozenset({"body"}),
    "place": frozenset({"place"}),
    "facility": frozenset({"building", "place"}),
}
# Endings of nouns that mean people.
_PERSONAL = (
    "ee",
    "eer",
    "ist",
    "man",
    "woman",
    "goer",
    "holder",
    "worker",
    "fighter",
    "leader",
    "shooter",
    "seeker",
    "owner",
)
_QUANTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE", "LAW", "WORK_OF_ART", "EVENT"})
_PERSONS = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "i",
        "him",
        "her",
        "them",
        "us",
        "me",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "nobody",
        "others",
        "another",
    ]
)
_MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "nummod", "quantmod", "poss", "punct", "advmod", "case", "neg", "det"}
)
# Prepositions that lead from a thing to the party that it belongs to, comes from, or is aimed at, in this order.
LEADS = ("by", "of", "from", "against", "with", "between", "on", "to", "for", "in", "into", "at", "over", "among")
# From a thing that acts only these lead to the one whose it is: a bomb in a city is not the city's.
ACTING = ("by", "of", "from")
# From a thing under attack: what is in a country is not the country.
WITHIN = ("by", "of", "from", "against", "on")
# From an act condemned or backed only these lead to the one who did it.
_LEADS_OF_ACTS = ("by", "from")
_SHORT = 5
# Longest phrase after "of" that is taken along: "members of a delegation for talks" stops at "delegation".
_TAIL = 8


def classes(view: View, index: int) -> Classes:
    """The classes of the phrase whose head this is; "party" and "solid" follow from them, "abstract" is neither."""
    found = _own_classes(view, index)
    if "many" in found:
        held = of_phrase(view.tree, index)
        if held is not None:
            found |= _own_classes(view, held)
    if "force" in found:
        found |= {"person"}
    if found & _PARTY:
        found |= {"party"}
    return found | {"solid"} if found & _SOLID else found | {"abstract"}


def _own_classes(view: View, index: int) -> Classes:
    token, label = view.tree.tokens[index], view.labels[index]
    low = token.text.lower()
    if token.pos == "PRON" or low in _PERSONS:
        if low in _PERSONS:
            return frozenset({"person", "pronoun"})
        return frozenset({"pronoun", "body"}) if low in ("it", "itself") else frozenset()
    if label in _QUANTITIES:
        return frozenset()
    if token.pos == "NUM":
        return (
            frozenset({"person", "many"})
            if label in ("", "CARDINAL") and not _has_sign(view.tree, index)
            else frozenset()
        )
    if token.pos in ("NOUN", "ADJ") and not (label in _OF_LABEL and token.text[:1].isupper()):
        known = classes_of(lemma(token)) or classes_of(low)
        return known or _unlisted(view, index)
    found = set(_OF_LABEL.get(label, ()))
    if token.pos == "PROPN":
        found.add("name")
        found |= classes_of(low)
        if not label:
            found.add("body")
    if label in ("GPE", "NORP", "") and (by_name(name_text(view, index)) or by_people(token.text)):
        found |= {"country", "body", "name"}
    return frozenset(found)


def _unlisted(view: View, index: int) -> Classes:
    """The classes of a noun that the table does not hold: an acronym, part of a name, or beside one."""
    token = view.tree.tokens[index]
    if view.labels[index] == "ORG" or (token.text.isupper() and len(token.text) > 1):
        return frozenset({"body", "name"})
    for kid in view.tree.kids(index, "appos"):
        if view.labels[kid.index] in ("PERSON", "ORG"):
            return frozenset(_OF_LABEL[view.labels[kid.index]])
    if lemma(token).endswith(_PERSONAL):
        return frozenset({"person"})
    role = role_of(lemma(token))
    return _OF_ROLE.get(role.kind, frozenset()) if role is not None else frozenset()


def _has_sign(tree: Tree, index: int) -> bool:
    return any(kid.tag == "$" for kid in tree.kids(index, "quantmod", "nmod", "nummod"))


def name_text(view: View, index: int) -> str:
    """The name that ends at a token, with the parts before it."""
    first = index
    while (
        first > 0
        and view.tree.tokens[first - 1].head == index
        and view.tree.tokens[first - 1].dep in ("compound", "nmod")
    ):
        first -= 1
    return view.tree.span(first, index).of(view.article.text)


def of_phrase(tree: Tree, index: int) -> int | None:
    """The head of the phrase after "of" that hangs on a noun."""
    for kid in tree.kids(index, "prep"):
        if kid.text.lower() == "of":
            held = tree.kid(kid.index, "pobj")
            return held.index if held is not None else None
    return None


def phrase_tokens(view: View, index: int) -> tuple[int, int]:
    """The first and last token of a noun phrase: modifiers before the head and a short "of" behind it, no clauses."""
    tree = view.tree
    first = index
    while first > 0 and first - 1 not in view.datelines:
        before = tree.tokens[first - 1]
        top = _child_under(tree, before.index, index)
        if top is None or tree.tokens[top].dep not in _MODIFIERS or tree.tokens[top].index > index:
            break
        if tree.tokens[top].dep == "poss" and tree.right[top] - tree.left[top] >= _SHORT + 1:
            break
        first = tree.left[top] if tree.left[top] < before.index else before.index
    while first < index and (
        tree.tokens[first].dep in ("det", "punct", "predet") or tree.tokens[first].tag in ("DT", "PDT", ",")
    ):
        first += 1
    return first, _tail(view, index)


def _child_under(tree: Tree, index: int, ancestor: int) -> int | None:
    """The child of an ancestor through which a token hangs, or None if it does not hang there."""
    for _ in range(_SHORT + 3):
        head = tree.tokens[index].head
        if head == ancestor and index != ancestor:
            return index
        if head == index:
            return None
        index = head
    return None


def _tail(view: View, index: int) -> int:
    """The end of a phrase: a short "of" behind its head, or the country behind "in" where nothing before says one."""
    tree = view.tree
    if index + 1 >= len(tree.tokens) or tree.tokens[index + 1].head != index:
        return index
    word = tree.tokens[index + 1].text.lower()
    common = tree.tokens[index].pos == "NOUN" and not has_country(view, index)
    if word != "of" and not (word in ("in", "from") and common and "party" in classes(view, index)):
        return index
    held = tree.kid(index + 1, "pobj")
    if held is None or held.index - index > _TAIL or tree.left[held.index] != index + 2:
        return index
    kinds = classes(view, held.index)
    return held.index if ("solid" in kinds if word == "of" else "country" in kinds) else index


def phrase_span(view: View, index: int) -> Span:
    """The characters of a noun phrase, without its article."""
    return view.tree.span(*phrase_tokens(view, index))


def conjuncts(tree: Tree, index: int) -> Iterator[int]:
    """The head and the heads that are joined to it by "and", "or" or a comma."""
    yield index
    at = index
    for _ in range(20):
        joined = next((kid for kid in tree.kids(at, "conj") if kid.pos in NOMINAL or kid.pos == "ADJ"), None)
        if joined is None:
            return
        yield joined.index
        at = joined.index


def has_country(view: View, index: int) -> bool:
    """Whether a country, a people or its adjective stands among the modifiers of a noun."""
    return any(_is_national(view, kid.index) for kid in view.tree.kids(index, "amod", "compound", "nmod"))


def _is_national(view: View, index: int) -> bool:
    token = view.tree.tokens[index]
    return token.text[:1].isupper() and bool(
        by_demonym(token.text) or by_name(name_text(view, index)) or by_people(token.text)
    )


def modifying_parties(view: View, index: int) -> list[int]:
    """Modifiers before a noun that name who acts: "Israeli strikes", "a rebel attack", "Taliban raids"."""
    found = []
    inner = [kid.index for kid in view.tree.kids(index, "compound")]
    for kid in (kid for at in (index, *inner) for kid in view.tree.kids(at, "amod", "compound", "nmod")):
        if _is_national(view, kid.index):
            found.append(kid.index)
        elif kid.dep != "amod" and kid.pos in ("NOUN", "PROPN") and view.labels[kid.index] not in ("GPE", "LOC", "FAC"):
            found += [kid.index] if "party" in classes(view, kid.index) else []
    return found


def parties(view: View, index: int, things: bool = False, depth: int = 0, leads: tuple[str, ...] = LEADS) -> list[int]:
    """The heads of those who are meant by a phrase; a thing stands for its owner, or for the people in its name.

    With `things` a thing that belongs to nobody stands for itself; `leads` are the prepositions that lead to an owner.
    """
    found: list[int] = []
    if depth < _SHORT:
        for head in conjuncts(view.tree, antecedent(view.tree, index)):
            found += _party(view, head, things, depth, leads)
    return list(dict.fromkeys(found))


def _nations(view: View, head: int) -> list[int]:
    """The parties in "Serbian and Croatian officials", "Russia and Turkey's ministers"; empty for one party."""
    if view.tree.tokens[head].tag not in ("NNS", "NNPS"):
        return []
    for kid in view.tree.kids(head, "amod", "poss", "compound", "nmod"):
        joined = [kid.index, *(other.index for other in view.tree.kids(kid.index, "conj"))]
        if len(joined) > 1 and all(_is_national(view, at) or view.labels[at] in ("GPE", "ORG") for at in joined):
            return joined
    return []


def _is_violence(token: Token) -> bool:
    return any(frame.type == "ASSAULT" for frame in frames_of(lemma(token), "noun"))


def _party(view: View, head: int, things: bool, depth: int, leads: tuple[str, ...]) -> list[int]:
    kinds = classes(view, head)
    if "party" in kinds and "event" not in kinds:
        return _nations(view, head) or [head]
    if things and "solid" in kinds:
        return [head]
    itself = [head] if things else []
    owner = view.tree.kid(head, "poss")
    if owner is not None:
        return parties(view, owner.index, False, depth + 1) or itself
    if has_country(view, head) or modifying_parties(view, head):
        return [head]
    return _led_to(view, head, depth, leads) or itself


def _led_to(view: View, head: int, depth: int, leads: tuple[str, ...]) -> list[int]:
    """The parties to which a preposition behind a thing leads."""
    behind = {kid.text.lower(): kid for kid in view.tree.kids(head, "prep", "agent")}
    for word in _LEADS_OF_ACTS if _is_violence(view.tree.tokens[head]) else leads:
        if word in behind:
            held = view.tree.kid(behind[word].index, "pobj")
            inner = parties(view, held.index, False, depth + 1) if held is not None and held.index != head else []
            if inner:
                return inner
    return []
