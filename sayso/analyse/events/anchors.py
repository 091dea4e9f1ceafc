"""When and where: the time and the place that stand in the clause of an act, or alone in its sentence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.analyse.events.clauses import VERBAL
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.phrases import classes, phrase_tokens
from sayso.analyse.events.view import View
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Token
from sayso.record import Time

OWN, SENTENCE, OBJECT = "own clause", "sentence", "object"
# "accused on Monday of killing": the day is that of the charge, not of the deed.
_OF_DEEDS = frozenset({"of", "for", "with"})
_STEPS = 12
# Closed history: the time of the act ends more than this many years before the day of publication.
_YEARS = 2
# Without a day of publication only what is of another century is sure to be history.
_LAST_CENTURY = "2000"
_CLAUSES = frozenset({"ROOT", "relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "csubj", "xcomp", "pcomp"})
# A place that owns or qualifies something is not where the act was: "Syria's former president".
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
# Words between two acts of different times.
_APART = frozenset({"after", "before", "since", "until", "till", "once"})
# Prepositions before the site of an act, and the classes of what it may be.
_AT = frozenset(
    ["in", "at", "on", "near", "off", "outside", "inside", "across", "along", "over", "into", "from", "to", "through",
     "around", "by", "of", "under", "beside", "above", "between"]
)  # fmt: skip
_SITES = frozenset({"place", "building"})
# Types whose object is a place when it is named as one: "bombed Aleppo", "visited Hanoi".
_AT_OBJECT = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "RETREAT", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Anchored:
    """One time or place with its token and the verb of its clause."""

    id: str
    span: Span
    token: int
    clause: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """The times and places of an article by sentence, and the verbs that only report."""

    times: dict[int, list[Anchored]]
    places: dict[int, list[Anchored]]
    by_id: dict[str, Time]


def make_anchors(view: View) -> Anchors:
    """The points in time and the locations of an article, each in its sentence and clause."""
    times = [item for item in view.layers.times if item.type in ("DATE", "TIME")]
    places = [item for item in view.layers.places if item.use == "location"]
    return Anchors(
        _anchored(view, [(item.id, item.span) for item in times]),
        _anchored(view, [(item.id, item.span) for item in places]),
        {item.id: item for item in times},
    )


def _anchored(view: View, items: Sequence[tuple[str, Span]]) -> dict[int, list[Anchored]]:
    found: dict[int, list[Anchored]] = defaultdict(list)
    tokens, at = view.tree.tokens, 0
    for id_, span in sorted(items, key=lambda item: item[1]):
        while at < len(tokens) and tokens[at].span.end <= span.start:
            at += 1
        if at == len(tokens) or not tokens[at].span.meets(span):
            continue
        top = _top(view.tree, at, span)
        found[tokens[top].sentence].append(Anchored(id_, span, top, clause_of(view.tree, top)))
    return found


def _top(tree: Tree, index: int, span: Span) -> int:
    """The token of a span whose head stands outside it."""
    at = index
    for _ in range(_STEPS):
        head = tree.tokens[at].head
        if head == at or not span.holds(tree.tokens[head].span):
            return at
        at = head
    return at


def clause_of(tree: Tree, index: int) -> int:
    """The verb of the clause that a token stands in (the token itself if it is one)."""
    at = index
    for _ in range(_STEPS):
        token = tree.tokens[at]
        if (token.pos in VERBAL and token.dep in _CLAUSES) or token.head == at:
            return at
        at = token.head
    return at


def when(view: View, draft: Draft, anchors: Anchors, reporting: frozenset[int]) -> tuple[str | None, str | None]:
    """The id of the act's time and the rule that found it."""
    found = anchors.times.get(view.tree.tokens[draft.index].sentence, [])
    return _chosen(view, draft, found, reporting)


def where(view: View, draft: Draft, anchors: Anchors, reporting: frozenset[int]) -> tuple[str | None, str | None]:
    """The id of the act's place and the rule that found it."""
    found = anchors.places.get(view.tree.tokens[draft.index].sentence, [])
    if draft.type in _AT_OBJECT:
        for item in found:
            if item.token in draft.recipients:
                return item.id, OBJECT
    parties = (*draft.recipients, *(() if draft.actor_rule == "after in" else draft.actors))
    taken = {at for party in parties for at in range(*_reach(view, party))}
    free = [site for item in found if item.token not in taken and (site := _site(view, item)) is not None]
    return _chosen(view, draft, [item for item in free if item.token not in taken], reporting)


def _reach(view: View, party: int) -> tuple[int, int]:
    """The tokens of a party's phrase: what stands there is whose or who, not where."""
    first, last = phrase_tokens(view, party)
    return first, last + 1


def _site(view: View, item: Anchored) -> Anchored | None:
    """The place where what it names stands: "the Khabur bridge" for Khabur; None if it only owns or qualifies."""
    token = view.tree.tokens[item.token]
    if token.dep not in _OWNERS:
        return item
    head = view.tree.tokens[token.head]
    held = head.dep == "pobj" and view.tree.tokens[head.head].text.lower() in _AT
    sited = classes(view, head.index) & _SITES and not classes(view, head.index) & {"person", "force"}
    return replace(item, token=head.index, clause=clause_of(view.tree, head.index)) if held and sited else None


def _chosen(
    view: View, draft: Draft, found: list[Anchored], reporting: frozenset[int]
) -> tuple[str | None, str | None]:
    """The nearest in the act's own clause, else the only one in the clauses above it that do not just report."""
    clause, own = _own(view, draft, found)
    if own:
        return _nearest(own, draft.index).id, OWN
    token = view.tree.tokens[clause]
    if token.dep == "pcomp" and view.tree.tokens[token.head].text.lower() in _OF_DEEDS:
        return None, None
    if _at_another_time(view.tree, token):
        return None, None
    above = _above(view.tree, clause) - reporting
    rest = [item for item in found if item.clause in above]
    if not rest:
        joined = (kid for kid in view.tree.kids(clause, "conj") if kid.tag in (token.tag, "VBN", "VBD"))
        beside = {kid.index for kid in joined if view.tree.kid(kid.index, "nsubj", "nsubjpass") is None}
        rest = [item for item in found if item.clause in beside]
    return (rest[0].id, SENTENCE) if len(rest) == 1 else (None, None)


def _at_another_time(tree: Tree, verb: Token) -> bool:
    """Whether a clause tells of what came before or after the one above: "withdrew on Friday after a mob set"."""
    if verb.dep == "pcomp":
        return tree.tokens[verb.head].text.lower() in _APART
    return any(kid.text.lower() in _APART for kid in tree.kids(verb.index, "mark", "advmod"))


def _own(view: View, draft: Draft, found: list[Anchored]) -> tuple[int, list[Anchored]]:
    """The verb of the act's clause, and what stands there; for a noun first what hangs on the noun itself."""
    tree, at = view.tree, draft.index
    clause = clause_of(tree, draft.site.support if draft.site.support is not None else at)
    if draft.site.pos == "noun":
        inside = [item for item in found if tree.left[at] <= item.token <= tree.right[at]]
        if inside:
            return clause, inside
    own = [item for item in found if item.clause == clause]
    if not own and draft.site.pos == "verb" and tree.tokens[clause].dep == "xcomp":
        own = [item for item in found if item.clause == clause_of(tree, tree.tokens[clause].head)]
    return clause, own


def _above(tree: Tree, clause: int) -> frozenset[int]:
    """The verbs of the clauses in which a clause is embedded."""
    found = []
    for _ in range(_STEPS):
        head = tree.tokens[clause].head
        if head == clause:
            break
        clause = clause_of(tree, head)
        found.append(clause)
    return frozenset(found)


def _nearest(found: list[Anchored], index: int) -> Anchored:
    return min(found, key=lambda item: (abs(item.token - index), item.token))


def historical(time: Time | None, published: str | None, token: Token) -> Span | None:
    """The characters that make an act closed history: a time that ended years before publication."""
    if time is None or time.end is None or token.tag in ("VBZ", "VBP"):
        return None
    if not published:
        return time.span if time.end[:4].isdigit() and time.end[:4] <= _LAST_CENTURY else None
    try:
        ended, today = int(time.end[:4]), int(published[:4])
    except ValueError:
        return None
    far = today - ended > _YEARS or (today - ended == _YEARS and time.end[5:10] < published[5:10])
    return time.span if far else None
