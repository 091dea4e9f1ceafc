"""Noun phrases: how far they reach, what class they are of, and who is meant by them."""

from collections.abc import Iterator

from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.view import NOMINAL, View
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.countries import by_demonym, by_name, by_people
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
_NO_PERSONS = frozenset(
    ["degree", "fee", "tree", "coffee", "knee", "spree", "jubilee", "guarantee", "levee", "pedigree", "decree", "bee",
     "list", "mist", "fist", "wrist", "twist", "checklist", "playlist", "beer", "deer", "cheer", "career", "pier"]
)  # fmt: skip
_QUANTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE", "LAW", "WORK_OF_ART", "EVENT"})
_PERSONS = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "i",
        "him",
        "his",
        "her",
        "them",
        "their",
        "our",
        "my",
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
_THINGS = frozenset({"it", "its", "itself"})
_MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "nummod", "quantmod", "poss", "punct", "advmod", "case", "neg", "det"}
)
_SHORT = 5
# Longest phrase after "of" that is taken along: "members of a delegation for talks" stops at "delegation".
_TAIL = 8


def classes(view: View, index: int) -> Classes:
    """The classes of the phrase whose head this is; "party" and "solid" follow from them, "abstract" is neither."""
    found = _of_head(view, index)
    if "many" in found:
        held = of_phrase(view.tree, index)
        if held is not None:
            found |= _of_head(view, held)
    if found & _PARTY:
        found |= {"party"}
    return found | {"solid"} if found & _SOLID else found | {"abstract"}


def _of_head(view: View, index: int) -> Classes:
    """The classes of one noun, with those that a force is of too: people may act as one, but are no troops."""
    found = _own_classes(view, index)
    if "force" not in found:
        return found
    return found | ({"person"} if view.labels[index] == "NORP" else {"person", "troops"})


# Counts that mean people where nothing tells what is counted: "Thousands marched".
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})


def _own_classes(view: View, index: int) -> Classes:
    token, label = view.tree.tokens[index], view.labels[index]
    low = token.text.lower()
    if token.pos == "PRON" or low in _PERSONS:
        if low in _PERSONS or (low == "those" and view.tree.kid(index, "acl", "relcl") is not None):
            return frozenset({"person", "pronoun"})
        return frozenset({"pronoun", "body"}) if low in _THINGS else frozenset()
    if low in _CROWDS and token.dep == "nsubj" and of_phrase(view.tree, index) is None:
        return frozenset({"person", "many"})
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
    return _of_name(view, index)


def _of_name(view: View, index: int) -> Classes:
    """The classes of a name: what its label, its last word, the table of actors and that of countries tell."""
    token, label = view.tree.tokens[index], view.labels[index]
    found = set(_OF_LABEL.get(label, ()))
    if token.pos == "PROPN":
        found.add("name")
        found |= classes_of(token.text.lower())
        if not label:
            found.add("body")
    if index in view.armed:
        found |= {"force", "body"}
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
    if lemma(token).endswith(_PERSONAL) and lemma(token) not in _NO_PERSONS:
        return frozenset({"person"})
    if lemma(token) == "paper" and view.tree.kid(index, "compound") is not None:
        return frozenset()
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
        tree.tokens[first].dep in ("det", "punct", "predet")
        or (tree.tokens[first].tag in ("DT", "PDT", ",") or ":" in tree.tokens[first].text)
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
    if _hyphened(tree, index):
        return index + 2
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


def _hyphened(tree: Tree, index: int) -> bool:
    """Whether a hyphen ties the next word to this one: "co-pilots" cut in three."""
    if index + 2 >= len(tree.tokens) or tree.tokens[index + 1].text != "-":
        return False
    here, mark, after = (tree.tokens[at].span for at in (index, index + 1, index + 2))
    return here.end == mark.start and mark.end == after.start


def phrase_span(view: View, index: int) -> Span:
    """The characters of a noun phrase, without its article."""
    return view.tree.span(*phrase_tokens(view, index))


def conjuncts(tree: Tree, index: int) -> Iterator[int]:
    """The head and the heads that are joined to it by "and", "or" or a comma."""
    yield index
    at = index
    for _ in range(20):
        joined = next((kid for kid in tree.kids(at, "conj") if kid.pos in NOMINAL or kid.pos == "ADJ"), None)
        if joined is None and at == index:
            joined = _listed(tree, index)
        if joined is None:
            return
        yield joined.index
        at = joined.index


def _listed(tree: Tree, index: int) -> Token | None:
    """The second of three subjects that the parser took for an apposition: "Chad, Niger and Mali are"."""
    token = tree.tokens[index]
    if token.dep not in ("nsubj", "nsubjpass") or token.tag not in ("NN", "NNP"):
        return None
    verbs = (tree.tokens[token.head], *tree.kids(token.head, "aux", "auxpass"))
    if not any(verb.tag == "VBP" for verb in verbs):
        return None
    return next((kid for kid in tree.kids(index, "appos") if tree.kid(kid.index, "conj") is not None), None)


def has_country(view: View, index: int) -> bool:
    """Whether a country, a people or its adjective stands among the modifiers of a noun."""
    return any(is_national(view, kid.index) for kid in view.tree.kids(index, "amod", "compound", "nmod"))


def is_national(view: View, index: int) -> bool:
    """Whether a word is a country, a people or its adjective."""
    token = view.tree.tokens[index]
    return token.text[:1].isupper() and bool(
        by_demonym(token.text) or by_name(name_text(view, index)) or by_people(token.text)
    )
