"""Mentions by noun: "the spokesman", "opposition forces", "residents of the town", "a Western official".

A nominal runs from its first modifier, without article, to its noun, and over a short "of" phrase behind it.
"""

from collections.abc import Iterable, Iterator

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.facts import phrase_facts, role_at
from sayso.analyse.actors.titles import title_before
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.roles import Role

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_BEFORE = frozenset(
    {"amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "punct", "case", "det", "neg", "npadvmod"}
)
# Nouns for one in particular that stand without an article.
_BARE = frozenset({"counsel"})
_MODIFIER = frozenset({"amod", "compound", "nmod", "npadvmod"})
# Longest phrase after "of", and longest stretch before the noun, in tokens.
_TAIL = 7
_REACH = 14
_MEN = frozenset(
    {"man", "boy", "king", "prince", "father", "son", "brother", "husband", "uncle", "nephew", "grandfather",
     "grandson", "stepfather", "stepson", "father-in-law", "son-in-law", "brother-in-law",
     "policeman", "spokesman", "businessman", "chairman", "fisherman", "gentleman", "monk", "abbot", "friar",
     "widower", "groom", "landlord", "congressman", "serviceman", "salesman", "fireman"}
)  # fmt: skip
_WOMEN = frozenset(
    {"woman", "girl", "queen", "princess", "mother", "daughter", "sister", "wife", "aunt", "niece", "grandmother",
     "granddaughter", "stepmother", "stepdaughter", "mother-in-law", "daughter-in-law", "sister-in-law",
     "policewoman", "spokeswoman", "businesswoman", "chairwoman", "lady", "nun", "abbess", "actress", "waitress",
     "heiress", "widow", "bride", "landlady", "congresswoman", "housewife", "seamstress", "headmistress",
     "stateswoman", "midwife"}
)  # fmt: skip
_COLLECTIVE = frozenset({"people", "police", "personnel", "staff", "clergy", "opposition", "media", "press", "troops"})
# "across the country" is a stretch of land, "the country said" a state.
_LANDS = frozenset({"country", "nation", "homeland", "motherland", "republic", "kingdom"})
_PLACING = frozenset(
    {
        "in",
        "of",
        "across",
        "throughout",
        "within",
        "into",
        "around",
        "from",
        "outside",
        "inside",
        "over",
        "leave",
        "enter",
    }
)
# Words that are no part of who is counted or taken up again.
_COUNTING = frozenset({"least", "most", "than", "estimated", "only", "just", "even", "same"})
_GOVERNMENT = ("GOV",)
_PLURAL_TAGS = ("NNS", "NNPS")


def nominals(view: View, closed: bytearray) -> list[Candidate]:
    """The mentions by noun of an article, in order; none stands inside a name or is the title of one."""
    return [made for token in view.tree.tokens if not closed[token.index] and (made := _made(view, token)) is not None]


def gender_told(noun: str) -> str:
    """The sex that a noun tells, or nothing."""
    word = noun.split(" ")[-1]
    return "m" if word in _MEN else "f" if word in _WOMEN else ""


def in_names(view: View, named: Iterable[Candidate]) -> bytearray:
    """For each token whether it stands in a name or in the title of one."""
    closed = bytearray(len(view.tree.tokens))
    for name in named:
        title = title_before(view.tree, name.first) if name.kind == "person" else None
        first = title.first if title else name.first
        closed[first : name.last + 1] = b"\1" * (name.last + 1 - first)
    return closed


def _made(view: View, token: Token) -> Candidate | None:
    if token.pos not in ("NOUN", "PROPN") and not (token.pos == "ADJ" and _definite(view.tree, token.index)):
        return None
    role = role_at(view.tree, token.index)
    if role is None or role.kind in ("title", "modifier") or _modifies(view, token) or _in_time(view, token):
        return None
    if _hollow(view, role, token):
        return None
    first = _ex(view.tree, first_of(view.tree, token.index))
    last = tail_of(view.tree, token.index)
    facts = phrase_facts(view.tree, first, last, token.index, view.lore)
    plural = token.tag in _PLURAL_TAGS or role.noun in _COLLECTIVE
    noun, kind = role.noun, _kind(view, role, token)
    governs = noun == "state" and kind == "organisation"
    return Candidate(
        first, last, token.index, "nominal", kind, view.text(first, last),
        facts.country, facts.sectors or (_GOVERNMENT if governs else ()), plural,
        gender=gender_told(noun),
        noun=noun,
        definite=_definite(view.tree, token.index) or _the_ex(view.tree, first) or _bare(view.tree, token),
        former=facts.former,
    )  # fmt: skip


def _ex(tree: Tree, first: int) -> int:
    """The first token with an "ex-" that the parse tears off."""
    torn = first > 1 and tree.tokens[first - 1].text == "-" and tree.tokens[first - 2].text.lower() == "ex"
    return first - 2 if torn else first


def _the_ex(tree: Tree, first: int) -> bool:
    return first > 0 and tree.tokens[first].text.lower() == "ex" and tree.tokens[first - 1].text.lower() == "the"


def _kind(view: View, role: Role, token: Token) -> str:
    if role.kind == "person":
        return "group" if token.tag in _PLURAL_TAGS else "person"
    if role.noun == "state" and token.tag not in _PLURAL_TAGS and _acts(view, token):
        return "organisation"
    if role.noun in _LANDS and view.tree.tokens[token.head].lemma.lower() in _PLACING and token.tag not in _PLURAL_TAGS:
        return "place"
    return {"people": "group", "body": "organisation"}.get(role.kind, role.kind)


def _acts(view: View, token: Token) -> bool:
    """Whether a noun is the subject of a verb of doing: "the state said", not "the state is flat"."""
    verb = view.tree.tokens[token.head]
    return token.dep == "nsubj" and verb.pos == "VERB" and token.head > token.index


def _hollow(view: View, role: Role, token: Token) -> bool:
    """Whether a noun stands in a meaning that denotes nobody: "a figure" is a number, "took guard" no guard."""
    if role.noun == "figure":
        return not any(view.tree.kids(token.index, "amod", "compound", "poss"))
    if role.kind == "person" and token.dep == "dobj" and token.tag == "NN":
        return not view.tree.children[token.index]
    if role.noun == "mine":
        return not any(view.tree.kids(token.index, "amod", "compound", "poss", "det", "nummod"))
    return False


def _modifies(view: View, token: Token) -> bool:
    """Whether the noun only describes another one: "army base"; "minister Lee" is caught elsewhere."""
    head = view.tree.tokens[token.head]
    return token.dep in _MODIFIER and head.index > token.index and head.pos in ("NOUN", "PROPN")


def _in_time(view: View, token: Token) -> bool:
    return view.labels[token.index] in ("DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")


def first_of(tree: Tree, head: int) -> int:
    """The first token of a noun phrase up to its head, without article and quantity words in front."""
    first = head
    while first > 0 and head - first < _REACH and _hangs(tree, first - 1, head):
        first -= 1
    while first < head and (
        tree.tokens[first].dep in ("det", "predet", "punct", "case") or tree.tokens[first].tag in ("DT", "PRP$", "CC")
    ):
        first += 1
    # What stands before the article counts or limits: "only the ministry", "all its members".
    marks = [kid.index for kid in tree.kids(head, "det", "poss") if kid.index >= first and kid.tag in ("DT", "PRP$")]
    first = max((first, *(index + 1 for index in marks)))
    while first < head and tree.tokens[first].text.lower() in _COUNTING:
        first += 1
    return first


def _hangs(tree: Tree, index: int, head: int) -> bool:
    """Whether a token right before a noun phrase belongs to it."""
    if tree.tokens[index].sentence != tree.tokens[head].sentence or tree.tokens[index].pos in ("SCONJ", "ADP"):
        return False
    at = index
    for _ in range(6):
        token = tree.tokens[at]
        if token.head == head:
            return token.dep in _BEFORE and at < head
        if token.head == at or token.dep in ("relcl", "acl", "appos", "prep"):
            return False
        at = token.head
    return False


def tail_of(tree: Tree, head: int) -> int:
    """The last token: the noun itself or the end of a short "of" phrase right behind it."""
    tokens = tree.tokens
    if head + 1 < len(tokens) and tokens[head + 1].text.lower() == "of" and tokens[head + 1].head == head:
        held = tree.kid(head + 1, "pobj")
        if held is not None and held.index - head <= _TAIL and tree.left[held.index] == head + 2:
            return held.index
    return head


def _bare(tree: Tree, token: Token) -> bool:
    """Whether a noun means somebody in particular without an article: "Counsel argued"."""
    return token.lemma.lower() in _BARE and token.dep == "nsubj" and not tree.children[token.index]


def _definite(tree: Tree, head: int) -> bool:
    return any(kid.text.lower() in _DEFINITE or kid.dep == "poss" for kid in _determiners(tree, head))


def _determiners(tree: Tree, head: int) -> Iterator[Token]:
    return tree.kids(head, "det", "poss", "predet")
