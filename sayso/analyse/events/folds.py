"""One act told in two words: "a raid killed two", "they shelled the town, wounding six"."""

from dataclasses import replace

from sayso.analyse.events.clauses import antecedent, lemma, surface_subject
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.phrases import classes, of_phrase
from sayso.analyse.events.view import View

_HARM = frozenset({"kill", "wound", "injure", "maim", "destroy", "damage", "hit", "strike", "displace"})


def folded(view: View, drafts: list[Draft]) -> list[Draft]:
    """The acts, with the noun of an attack and the verb of its harm made one."""
    kept = {draft.trigger: draft for draft in drafts}
    by_index = {draft.index: draft for draft in drafts if draft.type == "ASSAULT"}
    for draft in drafts:
        if draft.type != "ASSAULT" or draft.site.pos != "verb" or lemma(view.tree.tokens[draft.index]) not in _HARM:
            continue
        noun = _noun(view, draft, by_index)
        if noun is not None and noun.trigger in kept and draft.trigger in kept:
            del kept[noun.trigger]
            kept[draft.trigger] = _with_noun(draft, noun)
            continue
        host = _host(view, draft, by_index)
        if host is not None and host.trigger in kept and draft.trigger in kept:
            host = kept[host.trigger]
            del kept[draft.trigger]
            kept[host.trigger] = replace(
                host,
                recipients=host.recipients or draft.recipients,
                recipient_rule=host.recipient_rule or draft.recipient_rule,
                more=(*host.more, draft.index),
            )
    return list(kept.values())


def _with_noun(draft: Draft, noun: Draft) -> Draft:
    actors = noun.actors or tuple(index for index in draft.actors if index != noun.index)
    return replace(
        draft,
        trigger=tuple(sorted({*noun.trigger, *draft.trigger})),
        mode=draft.mode or noun.mode,
        actors=actors,
        actor_rule=noun.actor_rule if noun.actors else draft.actor_rule,
        recipients=draft.recipients or noun.recipients,
        recipient_rule=draft.recipient_rule or noun.recipient_rule,
    )


def _noun(view: View, draft: Draft, by_index: dict[int, Draft]) -> Draft | None:
    """The attack that is the subject of the harm, also where "which" hangs on the place behind it."""
    tree = view.tree
    subject = surface_subject(tree, draft.index)
    if subject is None or subject in draft.recipients:
        return None
    counted = of_phrase(tree, subject)
    found = by_index.get(subject) or (by_index.get(counted) if counted is not None else None)
    if found is not None and found.site.pos == "noun":
        return found
    own = tree.kid(draft.index, "nsubj")
    if own is None or antecedent(tree, own.index) == own.index or "place" not in classes(view, subject):
        return None
    before = [by_index[index] for index in range(max(0, subject - 20), subject) if index in by_index]
    return before[-1] if before and before[-1].site.pos == "noun" else None


def _host(view: View, draft: Draft, by_index: dict[int, Draft]) -> Draft | None:
    """The attack above a participle of harm, by the same actors or by none."""
    token = view.tree.tokens[draft.index]
    if token.dep not in ("advcl", "acl", "conj") or token.head == draft.index:
        return None
    host = by_index.get(token.head)
    if host is None or (token.dep == "conj" and host.recipients):
        return None
    return host if not draft.actors or set(draft.actors) == set(host.actors) else None
