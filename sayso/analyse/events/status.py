"""How an act stands: whether it happened, is to come, is only thought of, is denied, or is in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.analyse.events.clauses import VERBAL, lemma, passive, span_of
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.match import Match
from sayso.analyse.events.view import View
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.status import status_words
from sayso.record import AUXILIARY, Spans

# The clause below a verb with one of these flags stands so.
_OF_FLAG = {
    "commit": "future",
    "plan": "future",
    "threat": "future",
    "ask": "hypothetical",
    "refuse": "negation",
    "deny": "negation",
}
_STEPS = 8
# Words above an act of force that is being done, though it has not succeeded.
_STRIVING = frozenset({"effort", "work", "campaign", "struggle", "fight", "continue"})
# Under these a denial is part of the condition.
_CONDITIONS = frozenset({"if", "unless"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# "stopped short of", "steered clear of", "shied away from"
_SHUNNING = frozenset({"short", "clear", "away"})
# Clauses of which the verb, noun or adjective above says how they stand.
_BELOW = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Status:
    """The auxiliary modes in their fixed order, whether the act is in doubt, and the words that say so."""

    auxiliary: tuple[str, ...]
    hedged: bool
    cues: Spans


def status(view: View, draft: Draft, matches: dict[int, Match]) -> Status:
    """The status of an act in its clause and the clauses above, as far as they bear on it."""
    marks = [(name, at) for name, at in _marks(view, draft, matches) if not _is_striving(view, draft, at)]
    if any(name == "hypothetical" and view.tree.tokens[at].text.lower() in _CONDITIONS for name, at in marks):
        marks = [(name, at) for name, at in marks if name != "negation"]
    names = {name for name, _ in marks}
    # What is refused, denied or only asked for is not what is to come: "will not leave", "was urged to leave".
    if names & {"negation", "hypothetical"}:
        marks = [(name, at) for name, at in marks if name != "future"]
        names.discard("future")
    auxiliary = tuple(name for name in AUXILIARY if name in names)
    return Status(auxiliary, "hedged" in names, span_of(view, [index for _, index in marks]))


def _is_striving(view: View, draft: Draft, at: int) -> bool:
    """Whether a mark only says that those under arms are at it: "work to defeat", "in their efforts to retake"."""
    if "armed" not in draft.flags:
        return False
    words = {lemma(view.tree.tokens[at])}
    if at == draft.index:
        words.add(lemma(view.tree.tokens[view.tree.tokens[at].head]))
    return not words.isdisjoint(_STRIVING)


def _marks(view: View, draft: Draft, matches: dict[int, Match]) -> Iterator[tuple[str, int]]:
    tree, index = view.tree, draft.index
    if draft.site.pos == "noun":
        yield from _beside(tree, index)
        if draft.site.support is not None:
            index = draft.site.support
            if draft.site.kind == "undone":
                yield "negation", index
        else:
            above = _over_noun(tree, index)
            yield from _governor(tree, above, matches)
            return
    elif draft.site.pos == "adj":
        index = tree.tokens[index].head
    for eaten in draft.site.eaten:
        yield from _nobody(tree, eaten)
    for party in (*draft.actors, *(at for at in draft.recipients if tree.tokens[at].dep == "nsubjpass")):
        yield from _nobody(tree, party)
    yield from _verb(tree, index, matches)


def _verb(tree: Tree, index: int, matches: dict[int, Match]) -> Iterator[tuple[str, int]]:
    """Marks on a verb, and on the verbs above it as far as they bear on what it says."""
    for _ in range(_STEPS):
        yield from _beside(tree, index)
        token = tree.tokens[index]
        head = tree.tokens[token.head]
        if head.index == index:
            yield from _question(tree, index)
            return
        yield from _marker(tree, token)
        above = head
        if token.dep in _BELOW:
            marks, above, open_ = _from_above(tree, token, head, matches)
            yield from marks
            if not open_:
                return
        elif token.dep != "conj" or head.pos not in VERBAL:
            return
        elif token.tag in _FINITE and head.tag == "VB" and any(kid.tag == "TO" for kid in tree.kids(head.index, "aux")):
            above = tree.tokens[head.head]
        elif any(True for _ in tree.kids(index, "aux", "nsubj", "nsubjpass")):
            yield from _marker(tree, head)
            return
        index = above.index


def _from_above(
    tree: Tree, token: Token, head: Token, matches: dict[int, Match]
) -> tuple[list[tuple[str, int]], Token, bool]:
    """What the clause above says of a verb, the verb of that clause, and whether its own status goes down too."""
    above = head if token.dep != "pcomp" else tree.tokens[head.head]
    if token.dep == "pcomp":
        beside = (above, *(kid for kid in tree.kids(above.index, "advmod", "acomp", "prt") if kid.index < head.index))
        shunned = next((word for word in beside if word.text.lower() in _SHUNNING), None)
        if shunned is not None and head.text.lower() in ("of", "from"):
            return [("negation", shunned.index)], above, False
    marks = []
    if token.dep == "pcomp" and head.text.lower() in ("without", "instead"):
        marks.append(("negation", head.index))
    infinitive = any(kid.tag == "TO" for kid in tree.kids(token.index, "aux"))
    if token.dep in ("acl", "advcl") and not infinitive:
        return marks, above, False
    marks += _governor(tree, above, matches, below=token)
    if token.dep == "advcl":
        marks.append(("future", token.index))
    carries = token.dep in ("xcomp", "csubj") and above.pos in (*VERBAL, "ADJ")
    return marks, above if above.pos != "ADJ" else tree.tokens[above.head], carries


def _beside(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    """Auxiliaries, negations, adverbs and adjectives that hang on a word."""
    modals, modifiers = status_words("modal"), status_words("modifier")
    for kid in tree.kids(index, "aux", "neg", "advmod", "amod", "det", "compound", "preconj"):
        low = kid.text.lower()
        if kid.dep == "aux" and low in modals:
            yield modals[low], kid.index
        elif kid.dep == "aux" and low == "would":
            yield "future" if _reported(tree, index) else "hypothetical", kid.index
        elif kid.dep == "neg" and (kid.index < index or tree.tokens[index].pos not in VERBAL):
            yield "negation", kid.index
        elif low in modifiers and kid.dep != "aux":
            yield modifiers[low], kid.index
    yield from _apart(tree, index)


def _apart(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    """Doubt set apart by commas: "were, reportedly, killed", "destroyed, reportedly by rebels"."""
    modifiers = status_words("modifier")
    others = [kid.index for kid in tree.kids(index, "agent", "prep")]
    if tree.tokens[index].tag == "VBN" and tree.tokens[index].dep == "advcl":
        head = tree.tokens[tree.tokens[index].head]
        others += [head.index] if lemma(head) == "be" and head.index < index else []
    for at in others:
        for kid in tree.kids(at, "advmod"):
            if modifiers.get(kid.text.lower()) == "hedged":
                yield "hedged", kid.index


def _reported(tree: Tree, index: int) -> bool:
    """Whether a verb stands in the reported clause of another: "said that it would"."""
    token = tree.tokens[index]
    for _ in range(3):
        if token.dep == "ccomp":
            return True
        if token.dep != "conj":
            return False
        token = tree.tokens[token.head]
    return False


def _nobody(tree: Tree, actor: int) -> Iterator[tuple[str, int]]:
    if tree.tokens[actor].text.lower() in ("nobody", "none", "neither"):
        yield "negation", actor
    for kid in tree.kids(actor, "det", "neg", "preconj", "cc", "advmod"):
        if kid.text.lower() in ("no", "neither"):
            yield "negation", kid.index


def _marker(tree: Tree, token: Token) -> Iterator[tuple[str, int]]:
    marks = status_words("mark")
    for kid in tree.kids(token.index, "mark", "advmod"):
        if kid.text.lower() in marks:
            yield marks[kid.text.lower()], kid.index


def _question(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    sentence = tree.sentences[tree.tokens[index].sentence]
    last = tree.tokens[sentence.last - 1]
    if last.text == "?":
        yield "hypothetical", last.index


def _governor(
    tree: Tree, above: Token | None, matches: dict[int, Match], below: Token | None = None
) -> Iterator[tuple[str, int]]:
    """What the verb, noun or adjective above an act says of it."""
    if above is None:
        return
    found = matches.get(above.index)
    flags = found.frame.flags if found is not None and found.frame.is_act else frozenset[str]()
    named = next((status for flag, status in _OF_FLAG.items() if flag in flags), None)
    word = lemma(above)
    if named is None:
        named = status_words("governor").get(word)
        if below is not None and below.dep == "ccomp" and named not in ("hedged", "hypothetical", "negation"):
            named = None
        if named == "hedged" and below is not None and below.dep == "xcomp" and not _doubted(tree, above):
            named = None
    if named is None and word == "be" and below is not None and below.dep == "xcomp":
        named = "future" if any(kid.tag == "TO" for kid in tree.kids(below.index, "aux")) else None
    if named is not None:
        yield named, above.index


def _doubted(tree: Tree, verb: Token) -> bool:
    """ "is believed to have" and "appears to have" are doubt; "claims to have" is the word of the one who claims."""
    return passive(tree, verb.index) or lemma(verb) in ("appear", "seem")


def _over_noun(tree: Tree, index: int) -> Token | None:
    """What governs a noun: the verb whose object it is, or the noun or verb before its preposition."""
    token = tree.tokens[index]
    for _ in range(4):
        head = tree.tokens[token.head]
        if token.dep == "conj":
            token = head
            continue
        if token.dep == "pobj" and head.text.lower() in ("of", "for", "about", "against", "from", "on", "to"):
            return tree.tokens[head.head]
        if token.dep == "dobj" or (token.dep == "nsubjpass" and head.pos == "VERB"):
            return head
        return None
    return None
