"""Who a source is: its kind, and the entity whose word it is."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Layers, Token
from sayso.lexicon.sources import source_words
from sayso.record import Entity

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours"})
# How many tokens a source may have that is looked up as a whole.
_SHORT = 8
_BODY_LABELS = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_OF_ENTITY = {"organisation": "institution", "country": "institution", "place": "institution",
              "facility": "institution", "document": "document"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells of its sources: entities and labels of names by token, and the roles of named persons."""

    entity: Mapping[int, Entity]
    label: Mapping[int, str]
    roles: frozenset[str]
    first_person: int


def make_known(tree: Tree, layers: Layers) -> Known:
    """The entities by token (the shortest mention wins), the labels of names, and the roles that a name carries."""
    starts = [token.span.start for token in tree.tokens]
    entity: dict[int, Entity] = {}
    mentions = [(m.span, e) for e in layers.entities for m in e.mentions]
    for span, one in sorted(mentions, key=lambda pair: (pair[0].start - pair[0].end, pair[0], pair[1].id)):
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            entity[index] = one
    label: dict[int, str] = {}
    roles: set[str] = set()
    person = len(tree.tokens)
    for name in layers.names:
        inside = range(bisect_left(starts, name.span.start), bisect_left(starts, name.span.end))
        for index in inside:
            label[index] = name.label
        if name.label == "PERSON" and inside:
            person = min(person, inside[0])
            roles.update(_roles(tree, inside))
    return Known(entity, label, frozenset(roles), person)


def _roles(tree: Tree, name: range) -> set[str]:
    """The nouns beside a name: "spokesman Dmitry Peskov", "Dmitry Peskov, the spokesman"."""
    found: set[str] = set()
    for index in name:
        head = tree.tokens[tree.tokens[index].head]
        beside = [*tree.kids(index, "compound", "appos", "nmod", "amod"), head]
        found.update(t.lemma.lower() for t in beside if t.pos in ("NOUN", "PROPN") and t.index not in name)
    return found


def entity_of(draft: Draft, tree: Tree, known: Known) -> Entity | None:
    """The entity of a source: the one whose mention holds the head of the phrase, or a name set beside it."""
    if draft.head is None:
        return None
    head = _head(draft, tree)
    found = known.entity.get(head.index) or _whole(draft, tree, known)
    for kid in tree.kids(head.index, "appos"):
        if found is None or not _has_name(found):
            other = known.entity.get(kid.index)
            found = other if other is not None and (found is None or _has_name(other)) else found
    return found


def _whole(draft: Draft, tree: Tree, known: Known) -> Entity | None:
    """The entity that is all of a short source but its article, where the parse puts its head elsewhere."""
    starts = [token.index for token in _tokens(draft, tree) if token.pos != "DET"]
    if not starts or len(starts) > _SHORT:
        return None
    found = known.entity.get(starts[0])
    return found if all(known.entity.get(index) is found for index in starts) else None


def _tokens(draft: Draft, tree: Tree) -> list[Token]:
    head = draft.head or 0
    near = tree.tokens[max(0, head - _SHORT) : head + _SHORT]
    return [token for token in near if any(span.holds(token.span) for span in draft.source)]


def kind_of(draft: Draft, tree: Tree, known: Known) -> str:
    """The kind of a source: named, institution, anonymous, document or unstated."""
    if not draft.source or draft.head is None:
        return "unstated"
    head = _head(draft, tree)
    entity = entity_of(draft, tree, known)
    if head.pos == "PRON" or head.text.lower() in _SINGULAR:
        return _of_pronoun(head, entity, known)
    return _of_noun(draft, tree, known, head, entity)


def _of_pronoun(head: Token, entity: Entity | None, known: Known) -> str:
    lower = head.text.lower()
    if entity is not None:
        if entity.kind in _OF_ENTITY:
            return _OF_ENTITY[entity.kind]
        return "named" if _has_name(entity) and entity.kind == "person" else _of_group(entity)
    if lower in _SINGULAR:
        return "named" if known.first_person < head.index else "anonymous"
    return "institution" if lower in ("it", "its") else "anonymous"


def _of_group(entity: Entity) -> str:
    return "institution" if entity.kind == "group" and _has_name(entity) else "anonymous"


def _of_noun(draft: Draft, tree: Tree, known: Known, head: Token, entity: Entity | None) -> str:
    words, lemma = source_words(), head.lemma.lower()
    around = [*range(tree.left[head.index], min(tree.right[head.index], head.index + 8) + 1)]
    beside = {known.label.get(i) for i in around if tree.span(i, i).start < draft.source[-1].end}
    if _named_person(tree, known, head, entity):
        return "named"
    if head.pos == "PROPN" and entity is not None and entity.kind in _OF_ENTITY:
        return _OF_ENTITY[entity.kind]
    if head.text.lower() in words.media_nouns:
        return "institution"
    if lemma in words.documents and head.pos != "PROPN":
        return "document"
    if lemma in words.spokesmen:
        if lemma in known.roles and tree.kid(head.index, "det") is not None and not beside & _BODY_LABELS:
            return "named"
        return "institution" if beside & _BODY_LABELS or _body_beside(tree, around, head) else "anonymous"
    if lemma in words.bodies or known.label.get(head.index) in ("ORG", "GPE"):
        return "institution"
    return _of_others(tree, known, head, entity)


def _named_person(tree: Tree, known: Known, head: Token, entity: Entity | None) -> bool:
    if entity is not None and entity.kind == "person" and _has_name(entity):
        return True
    if entity is not None and entity.kind in _OF_ENTITY and head.pos == "PROPN":
        return False
    beside = (head, *tree.kids(head.index, "appos"))
    return any(known.label.get(token.index) == "PERSON" for token in beside)


def _of_others(tree: Tree, known: Known, head: Token, entity: Entity | None) -> str:
    words, lemma = source_words(), head.lemma.lower()
    article = tree.kid(head.index, "det")
    the_one = article is not None and article.text.lower() == "the" and head.tag in ("NN", "NNP")
    if lemma in known.roles and the_one:
        return "named"
    if lemma in words.persons or head.text.lower() in words.persons:
        return "anonymous"
    if head.tag == "NNPS" and known.label.get(head.index) in (None, "NORP", "PERSON"):
        return "anonymous"
    if head.pos == "PROPN":
        return "institution" if known.label.get(head.index) in _BODY_LABELS else "named"
    if entity is not None and entity.kind in _OF_ENTITY:
        return _OF_ENTITY[entity.kind]
    return "anonymous"


def _body_beside(tree: Tree, around: list[int], head: Token) -> bool:
    bodies = source_words().bodies
    return any(tree.tokens[i].lemma.lower() in bodies for i in around if i != head.index)


def _head(draft: Draft, tree: Tree) -> Token:
    """The token that stands for the source; for "who" and "which" the noun before."""
    head = tree.tokens[draft.head or 0]
    if head.text.lower() in _RELATIVE and head.dep in ("nsubj", "nsubjpass", "poss"):
        clause = tree.tokens[head.head]
        for _ in range(3):
            if clause.dep == "relcl":
                return tree.tokens[clause.head]
            clause = tree.tokens[clause.head]
    return head


def _has_name(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def is_medium(tree: Tree, span: Span) -> bool:
    """Whether the words under a span name a newspaper, an agency, a broadcaster or media as such."""
    words = source_words()
    text = span.of(tree.text).strip("“”\"',. ")
    plain = text.removeprefix("the ").removeprefix("The ")
    if text in words.media or plain in words.media:
        return True
    parts = plain.replace("’s", "").replace("'s", "").split()
    if any(part in words.media for part in parts if part.isupper() and len(part) > 1):
        return True
    if len(parts) > 1 and any(part.strip(",") in words.media_words for part in parts if part[0].isupper()):
        return True
    return bool(parts) and any(part.lower().strip(",") in words.media_nouns for part in parts[-2:])
