"""Sources named in an aside: "according to X", "as X put it", "in X's view", "X, citing Y, reported"."""

from collections.abc import Iterator

from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.tree import Tree, auxiliaries, subject
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.cues import cues

_VIEWS = frozenset({"view", "opinion", "word", "words", "eyes", "estimation", "mind", "telling", "judgment", "account"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis", "relcl"})


def from_asides(tree: Tree) -> Iterator[Draft]:
    """A draft for each aside; its content is the clause that the aside stands in."""
    for token in tree.tokens:
        lower = token.text.lower()
        if lower == "according":
            yield from _according(tree, token)
        elif lower == "per" and token.pos == "ADP" and token.dep == "prep":
            yield from _per(tree, token)
        elif lower in _VIEWS and token.dep == "pobj":
            yield from _view(tree, token)
        elif (
            token.pos == "VERB"
            and token.dep == "advcl"
            and any(k.text.lower() == "as" for k in tree.kids(token.index, "mark", "advmod", "prep"))
        ):
            yield from _as_said(tree, token)


def _according(tree: Tree, token: Token) -> Iterator[Draft]:
    following = token.index + 1
    if following >= len(tree.tokens) or tree.tokens[following].text.lower() != "to":
        return
    who = tree.kid(following, "pobj") or tree.kid(token.index, "pobj")
    if who is None:
        return
    yield from _draft(tree, token, who, cue=tree.span(token.index, following), rule="according to")


def _per(tree: Tree, token: Token) -> Iterator[Draft]:
    who = tree.kid(token.index, "pobj")
    if who is None or who.pos != "PROPN":
        return
    yield from _draft(tree, token, who, cue=token.span, rule="per")


def _view(tree: Tree, noun: Token) -> Iterator[Draft]:
    """ "in the ministry's view", "in the words of the minister"."""
    prep = tree.tokens[noun.head]
    if prep.text.lower() not in ("in", "by") or tree.kid(noun.index, "relcl", "acl") is not None:
        return
    if any(kid.text.lower() == "own" for kid in tree.kids(noun.index, "amod")):
        return
    who = tree.kid(noun.index, "poss")
    of = tree.kid(noun.index, "prep")
    if who is None and of is not None and of.text.lower() == "of" and noun.text.lower() in ("words", "view", "eyes"):
        who = tree.kid(of.index, "pobj")
    if who is None:
        return
    if who.index < noun.index:
        cue = tree.span(min(tree.right[who.index] + 1, noun.index), noun.index)
    else:
        cue = tree.span(prep.index, who.head)
    yield from _draft(tree, prep, who, cue=cue, rule="in the view of", kind="attitude")


def _as_said(tree: Tree, verb: Token) -> Iterator[Draft]:
    """ "as Mr Peskov put it": the cue has no content but the clause around it."""
    cue = cues().get((verb.lemma.lower(), "v"))
    if cue is None or "quote" not in cue.frames or tree.kid(verb.index, "ccomp") is not None:
        return
    what = tree.kid(verb.index, "dobj")
    if what is not None and what.text.lower() != "it":
        return
    who = subject(tree, verb.index)
    if who is None or who.head != verb.index or who.dep == "expl":
        return
    yield from _draft(tree, verb, who, cue=tree.span(auxiliaries(tree, verb.index), verb.index), rule="as said")


def _draft(tree: Tree, aside: Token, who: Token, *, cue: Span, rule: str, kind: str = "statement") -> Iterator[Draft]:
    clause = _clause_of(tree, aside)
    if clause is None:
        return
    hole = tree.span(tree.left[aside.index], max(tree.right[aside.index], tree.right[who.index]))
    whole = tree.span(tree.left[clause.index], tree.right[clause.index])
    pieces = [Span(whole.start, min(hole.start, whole.end)), Span(max(hole.end, whole.start), whole.end)]
    content = tuple(piece for piece in pieces if piece.start < piece.end)
    yield Draft(
        rule=rule,
        anchor=aside.index,
        kind=kind,
        cue=(cue,),
        source=(noun_phrase(tree, who.index),),
        head=who.index,
        content=content,
    )


def _clause_of(tree: Tree, aside: Token) -> Token | None:
    """The head of the clause that an aside stands in, or of its sentence where it hangs on a noun."""
    index = tree.tokens[aside.head].index
    for _ in range(12):
        token = tree.tokens[index]
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES:
            return token
        if token.head == index:
            return token if token.index != aside.index else None
        index = token.head
    return None
