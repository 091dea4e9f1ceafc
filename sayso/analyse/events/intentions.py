"""Stated intentions: "will send aid" is a promise now, "will not lift the ban" a refusal now."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.analyse.events.clauses import lemma, passive, reporting_subject, surface_subject
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.match import Site
from sayso.analyse.events.meant import parties
from sayso.analyse.events.phrases import classes
from sayso.analyse.events.view import View
from sayso.lexicon.frames import Frame

_AGREE = Frame("will", "", "verb", (), "AGREE", None, ("subj",), ("obj",), frozenset({"commit"}), 0)
_THREATEN = Frame("will", "", "verb", (), "THREATEN", None, ("subj",), ("obj",), frozenset({"threat"}), 0)
_REJECT = Frame("will", "", "verb", (), "REJECT", None, ("subj",), ("obj",), frozenset({"refuse"}), 0)
_REQUEST = Frame("must", "", "verb", (), "REQUEST", "change", ("subj",), ("obj",), frozenset({"ask"}), 0)
_PLAN = Frame("be", "", "verb", (), "AGREE", None, ("subj",), ("obj",), frozenset({"plan"}), 0)
_SAYING = frozenset(
    [
        "say",
        "announce",
        "insist",
        "declare",
        "stress",
        "add",
        "argue",
        "state",
        "reiterate",
        "tell",
        "emphasize",
        "demand",
    ]
)
_NEVER = frozenset({"not", "n't", "never", "no"})
# Acts whose announcement is itself cooperation.
_WILLED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_COOPERATION = (1, 2)
_REFUSED = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})


def intentions(view: View, draft: Draft) -> Iterator[Draft]:
    """The promise or refusal that "will" before a cooperative act makes of it, if someone is named whose will it is."""
    tree = view.tree
    if draft.site.pos != "verb" or not draft.actors or passive(tree, draft.index) or _conditional(view, draft):
        return
    will = next(
        (kid for kid in tree.kids(draft.index, "aux") if kid.text.lower() in ("will", "'ll", "’ll", "wo")), None
    )
    would = next((kid for kid in tree.kids(draft.index, "aux") if kid.text.lower() == "would"), None)
    modal = will or (would if tree.tokens[draft.index].dep == "ccomp" else None)
    own = tree.kid(draft.index, "nsubj")
    if modal is not None and own is not None and modal.index < own.index:
        return
    if modal is None:
        if draft.type in _WILLED:
            yield from _is_to(view, draft)
        return
    never = next((kid for kid in tree.kids(draft.index, "neg") if kid.text.lower() in _NEVER), None)
    quad = view.book.ontology.types[draft.type].quad
    if never is not None and draft.type in _REFUSED:
        yield _made(draft, _REJECT, (modal.index, never.index))
    named = any("party" in classes(view, index) for index in draft.actors)
    if never is None and named and draft.type in _WILLED and quad in _COOPERATION:
        yield _made(draft, _AGREE, (modal.index,))
    elif never is None and draft.type in _HOSTILE and _of_oneself(view, draft):
        yield _made(draft, _THREATEN, (modal.index,))


def _is_to(view: View, draft: Draft) -> Iterator[Draft]:
    """The plan in "Oslo is to send a ship"."""
    token = view.tree.tokens[draft.index]
    head = view.tree.tokens[token.head]
    own = any(kid.tag == "TO" for kid in view.tree.kids(token.index, "aux"))
    bare = head.tag in ("VBZ", "VBP", "VBD") and lemma(head) == "be" and head.index < token.index
    tokens = view.tree.tokens
    named = any("party" in classes(view, index) and tokens[index].head == head.index for index in draft.actors)
    if token.dep == "xcomp" and own and bare and named:
        yield _made(draft, _PLAN, (head.index,))


def _of_oneself(view: View, draft: Draft) -> bool:
    """Whether those who act are those who announce it: "Tehran said it would close the strait"."""
    own = view.tree.kid(draft.index, "nsubj")
    return own is not None and reporting_subject(view.tree, own.index) is not None


def demands(view: View) -> Iterator[Draft]:
    """What someone says that another must do: a demand, whatever the act."""
    for token in view.tree.tokens:
        verb = view.tree.tokens[token.head]
        above = view.tree.tokens[verb.head]
        if token.text.lower() != "must" or token.dep != "aux" or verb.dep != "ccomp" or lemma(above) not in _SAYING:
            continue
        who, whom = surface_subject(view.tree, above.index), view.tree.kid(verb.index, "nsubj", "nsubjpass")
        actors = parties(view, who) if who is not None else []
        recipients = parties(view, whom.index) if whom is not None else []
        if actors and recipients and not set(actors) & set(recipients) and whom is not None and whom.pos != "PRON":
            yield _demand(token.index, tuple(actors), tuple(recipients))


def _demand(index: int, actors: tuple[int, ...], recipients: tuple[int, ...]) -> Draft:
    return Draft(
        index=index,
        trigger=(index,),
        frame=_REQUEST,
        type=_REQUEST.type,
        mode=None,
        site=Site(index, "verb"),
        actors=actors,
        recipients=recipients,
        actor_rule="subject of reporting clause",
        recipient_rule="subject",
    )


def _made(draft: Draft, frame: Frame, trigger: tuple[int, ...]) -> Draft:
    return replace(draft, index=trigger[0], trigger=trigger, frame=frame, type=frame.type, mode=None)


def _conditional(view: View, draft: Draft) -> bool:
    return any(lemma(kid) in ("if", "whether", "unless") for kid in view.tree.kids(draft.index, "mark"))
