"""Acts with their parties: frames that fit, filled with who acts and who is acted upon."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.analyse.events import clauses
from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.folds import folded
from sayso.analyse.events.guards import FORCE, allowed, quad_below
from sayso.analyse.events.intentions import demands, intentions
from sayso.analyse.events.learned import draft_of, judged, make_learned
from sayso.analyse.events.match import Match, Site, fitting, heads, match
from sayso.analyse.events.meant import ACTING, LEADS, ON_OBJECTS, ON_THINGS, WITHIN, modifying_parties, parties
from sayso.analyse.events.phrases import classes, has_country
from sayso.analyse.events.view import View
from sayso.lexicon.frames import Frame

# Frames of intention: what is intended decides whether they are a promise or a threat.
_INTENDED = frozenset({"plan", "commit"})
_TOGETHER = frozenset({"agree", "consent", "undertake"})
_LEADING = ("to", "with", "for", "against", "from", "on", "in", "of", "into", "between", "at", "over")
_RULES = {
    "subj": "subject",
    "surf": "subject",
    "obj": "object",
    "dat": "indirect object",
    "poss": "possessor",
    "mod": "modifier",
    "light": "subject of support verb",
    "under": "subject of support verb",
    "xobj": "clause below",
    "xsubj": "subject of clause below",
    "@by": "by phrase",
}
_MAKING = frozenset(
    [
        "issue",
        "pass",
        "adopt",
        "approve",
        "send",
        "write",
        "sign",
        "file",
        "release",
        "publish",
        "make",
        "deliver",
        "draft",
    ]
)
_SPEAKING = frozenset(
    ["statement", "report", "letter", "resolution", "bill", "note", "declaration", "communique", "spokesman", "motion",
     "document", "message", "speech", "proposal", "memo", "ruling", "decree", "editorial", "lawsuit", "petition",
     "source", "voice", "side", "request", "demand", "call", "offer", "order", "law", "plan", "policy", "website"]
)  # fmt: skip
_DEPTH = 3
# The mode of acts that are done to a land or its people, never to the ground that is left.
_LEAVING = "withdraw"


@dataclass(frozen=True, slots=True)
class Finding:
    """All acts of an article, frames that matched by token, tokens of acts that lack a party, and of doubtful ones.

    Doubtful is what a frame takes for an act and the encoder does not, or the encoder alone and not surely enough.
    """

    drafts: tuple[Draft, ...]
    matches: dict[int, Match]
    refused: tuple[int, ...]
    doubted: tuple[int, ...]


def find(view: View) -> Finding:
    """The acts of an article in the order of the text."""
    matches: dict[int, Match] = {}
    drafts: dict[int, Draft] = {}
    verbs = [token.index for token in view.tree.tokens if token.pos in ("VERB", "AUX", "ADJ")]
    nouns = [token.index for token in view.tree.tokens if token.pos in ("NOUN", "PROPN")]
    eaten: set[int] = set()
    for index in (*verbs, *nouns):
        if index in eaten:
            continue
        found, draft = _best(view, index)
        if found is not None:
            matches[index] = found
            if draft is not None:
                drafts[index] = draft
            if found.site.pos != "noun" and (draft is not None or not found.frame.is_act):
                eaten.update(found.site.eaten)
    doubted = _learn(view, (*verbs, *nouns), drafts, matches, eaten)
    every = [item for index in sorted(drafts) for item in (*intentions(view, drafts[index]), drafts[index])]
    every = [item for item in (*every, *demands(view)) if item.type in view.book.ontology.types]
    refused = tuple(sorted(index for index, found in matches.items() if found.frame.is_act and index not in drafts))
    return Finding(tuple(sorted(folded(view, every), key=lambda item: item.trigger)), matches, refused, doubted)


def _learn(
    view: View, indices: Iterable[int], drafts: dict[int, Draft], matches: dict[int, Match], eaten: set[int]
) -> tuple[int, ...]:
    """Let the encoder judge the acts, and add those that it sees in words that no frame takes for an act.

    Look-alikes that a frame knows stay out. Given back are the tokens of acts that are too doubtful.
    """
    learned = make_learned(view)
    doubted = []
    for index, draft in list(drafts.items()):
        kept = judged(learned, draft)
        if kept is None:
            doubted.append(index)
            del drafts[index]
        else:
            drafts[index] = kept
    taken = {at for draft in drafts.values() for at in draft.trigger} | eaten
    for index in indices:
        known = matches.get(index)
        if index in taken or (known is not None and not known.frame.is_act):
            continue
        seen = draft_of(view, learned, index)
        if seen is not None and allowed(view, seen):
            drafts[index] = seen
            taken.update(seen.trigger)
        elif known is None and learned.may_be(index):
            doubted.append(index)
    return tuple(doubted)


def _best(view: View, index: int) -> tuple[Match | None, Draft | None]:
    """The narrowest frame of a word whose parties are allowed, with its act; else the narrowest that fits."""
    first = None
    for found in fitting(view, index):
        if not found.frame.is_act:
            return first or found, None
        draft = _draft(view, found)
        if draft is not None:
            return found, draft
        first = first or found
    return first, None


def _draft(view: View, found: Match) -> Draft | None:
    site, frame = found.site, found.frame
    actors, actor_rule, thing = _actors(view, site, frame)
    recipients, recipient_rule = _recipients(view, site, frame, actors)
    if not recipients and frame.type == "ASSAULT" and "@against" in frame.recipients:
        recipients, recipient_rule = _aimed_at(view, site, actors), "after against"
    draft = Draft(
        index=site.index,
        trigger=_trigger(view, site, frame),
        frame=frame,
        type=frame.type,
        mode=frame.mode,
        site=site,
        actors=tuple(actors),
        recipients=tuple(recipients),
        actor_rule=actor_rule,
        recipient_rule=recipient_rule,
        thing=thing,
    )
    draft = _reciprocal(view, draft)
    intends = bool(draft.flags & _INTENDED) and frame.lemma not in _TOGETHER
    if intends and draft.type == "AGREE" and quad_below(view, draft.index) == FORCE:
        draft = replace(draft, type="THREATEN")
    if draft.type == "ASSAULT" and draft.mode is None and thing is not None:
        draft = _with_thing(view, draft, thing)
    return draft if allowed(view, draft) else None


def _mute(view: View, head: int) -> bool:
    """Whether a thing of somebody's does not speak for them: "Peru's debt threatens", not "Peru's note"."""
    token = view.tree.tokens[head]
    if "party" in classes(view, head) or has_country(view, head) or token.pos not in ("NOUN", "PROPN"):
        return False
    return lemma(token) not in _SPEAKING and token.dep != "dobj"


def _makers(view: View, thing: int) -> list[int]:
    """Those who issue, pass or send the thing that acts: "the senate passed a motion condemning the raid"."""
    token = view.tree.tokens[thing]
    verb = view.tree.tokens[token.head]
    if token.dep != "dobj" or lemma(verb) not in _MAKING:
        return []
    maker = clauses.actor_of(view.tree, verb.index)
    return parties(view, maker, leads=ACTING) if maker is not None else []


def _with_thing(view: View, draft: Draft, thing: int) -> Draft:
    """The act with the attack that stands as its subject: "a bombing killed two" is one with explosives."""
    found = match(view, thing)
    frames = view.book.frames_of(lemma(view.tree.tokens[thing]), "noun")
    modes = [frame.mode for frame in frames if frame.type == "ASSAULT" and not _needs_modifier(frame)]
    if found is not None and found.frame.type == "ASSAULT":
        modes = [found.frame.mode]
    if not modes:
        return draft
    mode = next((mode for mode in modes if mode is not None), None)
    return replace(draft, mode=mode, trigger=tuple(sorted({*draft.trigger, thing})))


def _needs_modifier(frame: Frame) -> bool:
    return any("mod" in condition.roles and condition.lemmas for condition in frame.conditions)


def _actors(view: View, site: Site, frame: Frame) -> tuple[list[int], str | None, int | None]:
    """Who acts, by which rule, and the thing that stands in their place if it belongs to nobody."""
    thing = None
    for role in frame.actors:
        found = heads(view, site, role)
        if role == "mod":
            found = modifying_parties(view, site.index)
        barred = not (view.book.own or frame.type in ON_THINGS)
        if role == "subj" and barred and any(_mute(view, head) for head in found):
            found, thing = [], found[0]
        meant = [party for head in found for party in parties(view, head, view.book.own, leads=ACTING)]
        if not meant and role == "subj" and found:
            meant = _makers(view, found[0])
        if meant:
            return meant, _RULES.get(role, role.replace("@", "after ")), thing
        if found and thing is None and role in ("subj", "light", "@by"):
            thing = found[0]
    return [], None, thing


def _recipients(view: View, site: Site, frame: Frame, actors: list[int]) -> tuple[list[int], str | None]:
    for role in frame.recipients:
        if role == "none":
            break
        if role == "xobj":
            found = _of_act_below(view, site.index, actors) or below(view, site.index)
            if frame.type == "AGREE" and quad_below(view, site.index) != FORCE:
                found = [index for index in found if _may_be_promised(view, index)]
        else:
            found = [party for head in heads(view, site, role) for party in _meant(view, frame, role, head)]
        meant = [
            index for index in dict.fromkeys(found) if index not in actors and not _is_word_of_act(view, site, index)
        ]
        if frame.mode == _LEAVING:
            meant = [index for index in meant if not _is_ground(view, index)]
        if meant:
            return meant, _RULES.get(role, role.replace("@", "after "))
    return [], None


def _is_ground(view: View, index: int) -> bool:
    """Whether a phrase is a town, a site or a stretch of land: where troops leave from, not whom they leave."""
    kinds = classes(view, index)
    if "country" in kinds or kinds & {"person", "force"}:
        return False
    return view.labels[index] in ("GPE", "LOC", "FAC") or bool(kinds & {"place", "building"})


def _aimed_at(view: View, site: Site, actors: list[int]) -> list[int]:
    """Who stands after "against" in the same clause, on whatever the parser hung it: "strikes using jets against"."""
    tree = view.tree
    verb = site.support if site.support is not None else clauses.verb_over(tree, site.index)
    if verb is None:
        return []
    for at in range(site.index + 1, tree.right[verb] + 1):
        held = tree.kid(at, "pobj") if tree.tokens[at].text.lower() == "against" else None
        if held is not None:
            found = parties(view, held.index, True)
            return [index for index in found if index not in actors and "solid" in classes(view, index)]
    return []


def _may_be_promised(view: View, index: int) -> bool:
    """Whether something can be promised to a phrase: a party, or a thing of a nation that is no building or weapon."""
    kinds = classes(view, index)
    return "party" in kinds or (has_country(view, index) and not kinds & {"building", "vehicle", "weapon"})


def _meant(view: View, frame: Frame, role: str, head: int) -> list[int]:
    """Who is meant by a phrase in a role; a thing that belongs to nobody counts where the act is done to things."""
    in_role = role in ("obj", "surf") or (frame.type == "ACCUSE" and role in ("@into", "@against", "@over"))
    if in_role and (view.book.own or frame.type in ON_OBJECTS) and "recip" not in frame.flags:
        return parties(view, head, True)
    leads = WITHIN if frame.type == "ASSAULT" else LEADS
    places = frame.type == "MOBILIZE" and role in ("@in", "@to", "@into")
    found = parties(view, head, view.book.own or frame.type in ON_THINGS or places, leads=leads)
    return [index for index in found if view.book.own or "solid" in classes(view, index) or has_country(view, index)]


def _is_word_of_act(view: View, site: Site, index: int) -> bool:
    """Whether a noun belongs to the words of the act ("lift sanctions"), not to those acted upon ("free prisoners")."""
    return index in site.eaten and "solid" not in classes(view, index)


def _of_act_below(view: View, verb: int, actors: list[int]) -> list[int]:
    """Who is acted upon by the act in the clause below, where that is an act of the lexicon."""
    clause = clauses.clause_below(view.tree, verb)
    held = match(view, clause.index) if clause is not None else None
    if held is None or not held.frame.is_act:
        return []
    roles = tuple(role for role in held.frame.recipients if role != "xobj")
    recipients, _ = _recipients(view, held.site, replace(held.frame, recipients=roles), actors)
    return [index for index in recipients if "solid" in classes(view, index) and not _own(view, index)]


def _own(view: View, index: int) -> bool:
    """Whether a phrase belongs to the one who acts: "its troops"."""
    owner = view.tree.kid(index, "poss")
    return view.tree.tokens[index].tag == "PRP$" or (owner is not None and owner.tag == "PRP$")


def below(view: View, verb: int, depth: int = 0) -> list[int]:
    """Who is acted upon in the clause below a verb or noun: its object, else whoever stands after a preposition."""
    tree = view.tree
    clause = clauses.clause_below(tree, verb, "xcomp", "ccomp", "acl", "advcl", "pcomp")
    if clause is None or depth > _DEPTH:
        return []
    candidates = [clauses.object_of(tree, clause.index), clauses.dative_of(tree, clause.index)]
    for kid in tree.kids(clause.index, "prep", "agent", "dative"):
        if kid.text.lower() in _LEADING:
            candidates += [held.index for held in tree.kids(kid.index, "pobj") if view.labels[held.index] != "DATE"]
    for candidate in candidates:
        found = parties(view, candidate) if candidate is not None else []
        if found and not _own(view, found[0]):
            return found
    return below(view, clause.index, depth + 1)


def _trigger(view: View, site: Site, frame: Frame) -> tuple[int, ...]:
    tree = view.tree
    eaten = [index for index in site.eaten if "solid" not in classes(view, index)]
    named = [site.index, *eaten]
    if eaten and lemma(tree.tokens[site.index]) == "be":
        named = [*eaten, *(tree.tokens[index].head for index in eaten if tree.tokens[index].dep == "pobj")]
    named += [kid.index for kid in tree.kids(site.index, "prt")]
    for condition in frame.conditions:
        if "mod" in condition.roles and condition.lemmas and not condition.negated:
            named += [kid.index for kid in tree.kids(site.index, "amod", "compound") if lemma(kid) in condition.lemmas]
    return tuple(sorted(set(named)))


def _reciprocal(view: View, draft: Draft) -> Draft:
    """All parties as actors where the act is mutual."""
    flags = draft.flags
    mutual = "recip" in flags or ("recip?" in flags and draft.recipient_rule == "after with")
    if not mutual and "recip?" in flags and len(draft.actors) > 1 and not draft.recipients:
        mutual = True
    if not mutual:
        if "recip?" in flags and len(draft.actors) > 1 and draft.recipient_rule in ("object", "clause below"):
            return replace(draft, recipients=(), recipient_rule=None)
        return draft
    everyone = tuple(dict.fromkeys((*draft.actors, *draft.recipients)))
    rule = draft.actor_rule or draft.recipient_rule
    return replace(draft, actors=everyone, recipients=(), actor_rule=rule, recipient_rule=None)
