"""Stated intentions: "will send aid" is a promise now, "will not lift the ban" a refusal now."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.analyse.events.clauses import View, lemma, passive
from sayso.analyse.events.phrases import classes
from sayso.lexicon.frames import Frame
from sayso.ontology.plover import load

if TYPE_CHECKING:
    from sayso.analyse.events.find import Draft

_AGREE = Frame("will", "", "verb", (), "AGREE", None, ("subj",), ("obj",), frozenset({"commit"}), 0)
_REJECT = Frame("will", "", "verb", (), "REJECT", None, ("subj",), ("obj",), frozenset({"refuse"}), 0)
_NEVER = frozenset({"not", "n't", "never", "no"})
# Acts whose announcement is itself cooperation.
_WILLED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_COOPERATION = (1, 2)
_REFUSED = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})


def intentions(view: View, draft: "Draft") -> Iterator["Draft"]:
    """The promise or refusal that "will" before a cooperative act makes of it, if someone is named whose will it is."""
    tree = view.tree
    if draft.site.pos != "verb" or not draft.actors or passive(tree, draft.index) or _conditional(view, draft):
        return
    will = next(
        (kid for kid in tree.kids(draft.index, "aux") if kid.text.lower() in ("will", "'ll", "’ll", "wo")), None
    )
    would = next((kid for kid in tree.kids(draft.index, "aux") if kid.text.lower() == "would"), None)
    modal = will or (would if tree.tokens[draft.index].dep == "ccomp" else None)
    if modal is None:
        return
    never = next((kid for kid in tree.kids(draft.index, "neg") if kid.text.lower() in _NEVER), None)
    quad = load().types[draft.type].quad
    if never is not None and draft.type in _REFUSED:
        yield _made(draft, _REJECT, (modal.index, never.index))
    named = any("party" in classes(view, index) for index in draft.actors)
    if never is None and named and draft.type in _WILLED and quad in _COOPERATION:
        yield _made(draft, _AGREE, (modal.index,))


def _made(draft: "Draft", frame: Frame, trigger: tuple[int, ...]) -> "Draft":
    return replace(draft, index=trigger[0], trigger=trigger, frame=frame, type=frame.type, mode=None)


def _conditional(view: View, draft: "Draft") -> bool:
    return any(lemma(kid) in ("if", "whether", "unless") for kid in view.tree.kids(draft.index, "mark"))
