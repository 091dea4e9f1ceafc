"""Nouns that stand for whichever body of their sort was named last: "the group", "the company", "the party".

Such a noun is no role that somebody holds; the nearest sentence that names a fitting body decides, and within it the
subject goes before the rest. Two that are as good give nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.tree import SUBJECTS, Tree

_ARMED = frozenset({"REB", "UAF", "IMG", "CRM"})
_GROUP = _ARMED | {"NGO", "OPP", "SOC", "REL", "PTY"}
_MANY = ("IGO", "UNO", "EUR", "ISM")
# Nouns by the sectors that the named body may have; of a body without sectors too little is known.
_SORTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("group|movement|organisation|organization", frozenset({*_GROUP, *_MANY})),
    ("militant group|terrorist group|terrorist organization|terrorist organisation|armed group|militia", _ARMED),
    ("rebel group|insurgent group|extremist group|jihadist group|islamist group|splinter group", _ARMED),
    ("rights group|human rights group|aid group|charity|advocacy group|monitoring group|watchdog", frozenset({"NGO"})),
    ("company|firm|manufacturer|airline|bank|conglomerate", frozenset({"BUS", "MNC"})),
    ("party", frozenset({"PTY"})),
    ("alliance|bloc|world body", frozenset(_MANY)),
    ("newspaper|broadcaster|news agency|state news agency|channel|magazine|daily|website", frozenset({"JRN"})),
    # Agencies are of too many sorts to be found again, but the noun stands before names.
    ("agency", frozenset()),
)
SORTS = {noun: sectors for nouns, sectors in _SORTS for noun in nouns.split("|")}
# Verbs of one who speaks.
SAYING = frozenset(
    {"say", "tell", "add", "agree", "write", "argue", "note", "insist",
     "explain", "tweet", "announce", "acknowledge", "admit", "claim", "continue", "state",
     "conclude", "warn", "declare", "reply", "respond", "maintain", "contend", "recall"}
)  # fmt: skip
# What a side does, and a people as such does not: it says, wants and does business.
SIDED = frozenset(
    {"say", "tell", "want", "hope", "insist", "demand", "accuse", "deny", "claim", "argue", "reject", "agree", "offer",
     "propose", "refuse", "warn", "complain", "threaten", "promise", "maintain", "announce", "add", "reply",
     "respond", "suggest", "suspect", "fear", "expect", "plan", "sign", "ask", "call", "describe", "blame", "dispute",
     "admit", "concede", "believe", "urge", "pledge", "vow", "counter", "object", "consider"}
)  # fmt: skip
# How many sentences back the name may stand, and how many names are looked at.
_BACK, _NAMES = 3, 40


def nearest(
    tree: Tree, made: Candidate, places: Sequence[int], names: Sequence[tuple[Candidate, Chain]]
) -> Chain | None:
    """The chain of the body that a noun means; `names` are in order, and begin at the tokens `places`."""
    sorts = SORTS[made.noun]
    sentence = -1
    found: list[tuple[Candidate, Chain]] = []
    blank: list[tuple[int, Chain]] = []
    start = bisect_left(places, made.first)
    for at in range(start - 1, max(-1, start - _NAMES), -1):
        mention, chain = names[at]
        number = tree.tokens[mention.first].sentence
        if number < tree.tokens[made.first].sentence - _BACK or (found and number != sentence):
            break
        if _fits(tree, made, chain, sorts) and not _beside(tree, made, mention):
            sentence = number
            found.append((mention, chain))
        elif not chain.sectors and is_subject(tree, mention.head) and not _beside(tree, made, mention):
            blank.append((number, chain))
    best = _only(tree, found)
    # Of a body named beside it as subject too little is known to leave it out.
    return None if any(number == sentence and one is not best for number, one in blank) else best


def _fits(tree: Tree, made: Candidate, chain: Chain, sorts: frozenset[str]) -> bool:
    if chain.kind not in ("organisation", "group") or not set(chain.sectors) & sorts:
        return False
    bare = made.first >= made.head - made.noun.count(" ") and made.last == made.head
    described = not made.country and all(tree.tokens[i].dep == "amod" for i in range(made.first, made.head))
    return bare or described or (made.country is not None and made.country == chain.country)


def _beside(tree: Tree, made: Candidate, mention: Candidate) -> bool:
    """Whether both stand at one verb: "Hamas attacked the group" speaks of two."""
    one, other = tree.tokens[made.head], tree.tokens[mention.head]
    return one.head == other.head and one.sentence == other.sentence


def _only(tree: Tree, found: list[tuple[Candidate, Chain]]) -> Chain | None:
    subjects = [chain for mention, chain in found if is_subject(tree, mention.head)]
    chains = {id(chain): chain for chain in subjects or [chain for _, chain in found]}
    return next(iter(chains.values())) if len(chains) == 1 else None


def is_subject(tree: Tree, head: int) -> bool:
    """Whether a noun is a subject or joined to one."""
    for _ in range(4):
        if tree.tokens[head].dep != "conj":
            break
        head = tree.tokens[head].head
    return tree.tokens[head].dep in SUBJECTS


def says(tree: Tree, head: int) -> bool:
    """Whether a noun is the subject of a verb of one who speaks."""
    return tree.tokens[head].dep == "nsubj" and tree.tokens[tree.tokens[head].head].lemma in SAYING
