"""Who is meant by a phrase: itself, its owner, the nations in it, or the one to whom a preposition leads."""

from sayso.analyse.events.clauses import antecedent, lemma
from sayso.analyse.events.phrases import classes, conjuncts, has_country, is_national
from sayso.analyse.events.view import View
from sayso.layers import Token

# Prepositions that lead from a thing to the party that it belongs to, comes from, or is aimed at, in this order.
LEADS = ("by", "of", "from", "against", "with", "between", "on", "to", "for", "in", "into", "at", "over", "among")
# From a thing that acts only these lead to the one whose it is: a bomb in a city is not the city's.
ACTING = ("by", "of", "from")
# From a thing under attack: what is in a country is not the country.
WITHIN = ("by", "of", "from", "against", "on")
# From an act condemned or backed only these lead to the one who did it.
_LEADS_OF_ACTS = ("by", "from")
# Types whose recipient may be a thing that belongs to nobody; and those where it may be such an object of the verb.
ON_THINGS = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
ON_OBJECTS = ON_THINGS | {"ACCUSE", "SUPPORT", "CONCEDE", "REJECT", "PROTEST"}
# How many phrases inside each other are looked through.
_DEEPEST = 5


def modifying_parties(view: View, index: int) -> list[int]:
    """Modifiers before a noun that name who acts: "Israeli strikes", "a rebel attack", "Taliban raids"."""
    found = []
    inner = [kid.index for kid in view.tree.kids(index, "compound")]
    for kid in (kid for at in (index, *inner) for kid in view.tree.kids(at, "amod", "compound", "nmod")):
        if is_national(view, kid.index):
            found.append(kid.index)
        elif kid.dep != "amod" and kid.pos in ("NOUN", "PROPN") and view.labels[kid.index] not in ("GPE", "LOC", "FAC"):
            found += [kid.index] if "party" in classes(view, kid.index) else []
    return found


def parties(view: View, index: int, things: bool = False, depth: int = 0, leads: tuple[str, ...] = LEADS) -> list[int]:
    """The heads of those who are meant by a phrase; a thing stands for its owner, or for the people in its name.

    With `things` a thing that belongs to nobody stands for itself; `leads` are the prepositions that lead to an owner.
    """
    found: list[int] = []
    if depth < _DEEPEST:
        for head in conjuncts(view.tree, antecedent(view.tree, index)):
            found += _party(view, head, things, depth, leads)
    return list(dict.fromkeys(found))


def _nations(view: View, head: int) -> list[int]:
    """The parties in "Serbian and Croatian officials", "ministers of Chad and Niger"; empty for one party."""
    if view.tree.tokens[head].tag not in ("NNS", "NNPS"):
        return []
    for kid in view.tree.kids(head, "amod", "poss", "compound", "nmod"):
        joined = [kid.index, *(other.index for other in view.tree.kids(kid.index, "conj"))]
        if len(joined) > 1 and all(is_national(view, at) or view.labels[at] in ("GPE", "ORG") for at in joined):
            return joined
    of = next((kid for kid in view.tree.kids(head, "prep") if kid.text.lower() == "of"), None)
    held = None if of is None else view.tree.kid(of.index, "pobj")
    joined = [] if held is None else [held.index, *(other.index for other in view.tree.kids(held.index, "conj"))]
    return joined if len(joined) > 1 and all(view.labels[at] == "GPE" for at in joined) else []


def _is_violence(view: View, token: Token) -> bool:
    return any(frame.type == "ASSAULT" for frame in view.book.frames_of(lemma(token), "noun"))


def _party(view: View, head: int, things: bool, depth: int, leads: tuple[str, ...]) -> list[int]:
    kinds = classes(view, head)
    if "party" in kinds and "event" not in kinds:
        return _nations(view, head) or [head]
    if things and "solid" in kinds:
        return [head]
    itself = [head] if things else []
    owner = view.tree.kid(head, "poss")
    if owner is not None and owner.text.lower() != "its":
        return parties(view, owner.index, False, depth + 1) or itself
    if has_country(view, head) or modifying_parties(view, head):
        return [head]
    return _led_to(view, head, depth, leads) or itself


def _led_to(view: View, head: int, depth: int, leads: tuple[str, ...]) -> list[int]:
    """The parties to which a preposition behind a thing leads."""
    behind = {kid.text.lower(): kid for kid in view.tree.kids(head, "prep", "agent")}
    for word in _LEADS_OF_ACTS if _is_violence(view, view.tree.tokens[head]) else leads:
        if word in behind:
            held = view.tree.kid(behind[word].index, "pobj")
            inner = parties(view, held.index, False, depth + 1) if held is not None and held.index != head else []
            if inner:
                return inner
    return []
