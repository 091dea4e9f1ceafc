"""Modes that follow from what is asked, refused or threatened."""

from sayso.analyse.events.clauses import clause_below, lemma
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.match import Match, heads
from sayso.analyse.events.view import View

_ASKED = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "AGREE": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "COERCE": "change",
    "SANCTION": "change",
    "ACCUSE": "change",
}
_THREATENED = {
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel",
    ("SANCTION", "expel"): "expel",
    ("COERCE", None): "restrict",
    ("SANCTION", None): "relations",
    ("REJECT", None): "relations",
    ("RETREAT", None): "relations",
    ("ASSAULT", None): "violence",
    ("MOBILIZE", None): "violence",
}
_NOUNS = {
    "help": "assist", "aid": "assist", "assistance": "assist", "support": "assist", "cooperation": "assist",
    "loan": "assist", "money": "assist", "asylum": "assist", "refuge": "assist", "request": "assist",
    "meeting": "meet", "talk": "meet", "negotiation": "meet", "mediation": "meet", "visit": "meet", "dialogue": "meet",
    "withdrawal": "yield", "release": "yield", "ceasefire": "yield", "truce": "yield", "end": "yield", "halt": "yield",
    "demand": "yield", "ultimatum": "yield", "restraint": "yield",
    "reform": "change", "resignation": "change", "policy": "change", "law": "change", "election": "change",
    "resolution": "change", "bill": "change", "proposal": "change", "plan": "change", "sanction": "change",
}  # fmt: skip
_VERBS = {
    **dict.fromkeys(
        ["help", "assist", "send", "supply", "fund", "host", "shelter", "admit", "accept", "lend", "give", "join",
         "support", "back", "share", "provide", "cooperate", "recognise", "recognize", "protect", "take"], "assist"),
    **dict.fromkeys(
        ["free", "release", "lift", "withdraw", "pull", "stop", "halt", "end", "surrender", "reopen", "open", "return",
         "disarm", "spare", "pardon", "hand", "let", "leave", "vacate", "cease", "refrain", "unblock", "ease"],
        "yield"),
    **dict.fromkeys(
        ["meet", "talk", "negotiate", "visit", "sit", "mediate", "attend", "receive", "convene"], "meet"),
    **dict.fromkeys(
        ["scrap", "change", "repeal", "resign", "ban", "approve", "pass", "reform", "sack", "dismiss", "investigate",
         "amend", "adopt", "quit", "cancel", "raise", "suspend", "postpone", "extradite", "punish", "prosecute"],
        "change"),
}  # fmt: skip


def mode_of(view: View, draft: Draft, matches: dict[int, Match]) -> str | None:
    """The mode of an act: its frame's own, or that of the act in the clause or noun below it."""
    if draft.mode is not None or draft.type not in ("REQUEST", "REJECT", "THREATEN"):
        return draft.mode
    below = clause_below(view.tree, draft.index, "xcomp", "ccomp", "acl")
    found = matches.get(below.index) if below is not None else None
    if found is not None and found.frame.is_act:
        return _of_frame(draft.type, found.frame.type, found.frame.mode)
    if draft.type == "THREATEN":
        return None
    if below is not None and lemma(below) in _VERBS:
        return _VERBS[lemma(below)]
    for role in ("obj", "@for", "@to", "@on", "@of", "@with"):
        for head in heads(view, draft.site, role):
            noun = lemma(view.tree.tokens[head])
            if noun in _NOUNS:
                return _NOUNS[noun]
    return None


def _of_frame(type_: str, below: str, mode: str | None) -> str | None:
    if type_ == "THREATEN":
        return _THREATENED.get((below, mode), _THREATENED.get((below, None)))
    return _ASKED.get(below)
