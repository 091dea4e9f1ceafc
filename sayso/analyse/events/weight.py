"""Whether an act is one of public life: who is party to it, beyond private persons and pronouns that nobody fills."""

from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.phrases import classes, has_country
from sayso.analyse.events.view import View
from sayso.lexicon.nouns import marks_of
from sayso.lexicon.roles import role_of
from sayso.record import Party

# Types that private persons do to each other all day: they count where someone of public life is party to them.
_OF_WORDS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
# Of these the one who acts must be of public life.
_OF_OFFICE = frozenset({"AID", "CONCEDE"})
# Of these a name is enough: charges and resignations are matters of record.
_ON_RECORD = frozenset({"ACCUSE", "RETREAT"})
_REFLEXIVE = frozenset(
    {"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "yourselves", "oneself"}
)
# The sector of those who are known for nothing but being citizens.
_CIVIL = "CVL"


def weighs(view: View, draft: Draft, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether an act with these parties belongs in a record of public life."""
    heads = (*draft.actors, *draft.recipients)
    if draft.recipients and all(_is_reflexive(view, index) for index in draft.recipients):
        return False
    if _same_word(view, draft):
        return False
    known = {party.spans[0]: party for party in (*actors, *recipients)}
    kept = [party for party in known.values() if party.entity or party.country or party.sectors]
    if not kept and all(view.tree.tokens[index].pos == "PRON" for index in heads):
        return False
    if draft.type not in _OF_WORDS:
        return True
    if draft.type in _OF_OFFICE and actors:
        heads = draft.actors
        kept = [party for party in actors if party in kept]
    if draft.type == "CONSULT" and any(_private(view, index) for index in heads):
        return False
    return any(_public_party(party) for party in kept) or any(
        _public(view, index, draft.type in _ON_RECORD) for index in heads
    )


def _is_reflexive(view: View, index: int) -> bool:
    return view.tree.tokens[index].text.lower() in _REFLEXIVE


def _same_word(view: View, draft: Draft) -> bool:
    """Whether one pronoun stands on both sides: "he claims he was late"."""
    sides = [{view.tree.tokens[index].text.lower() for index in side} for side in (draft.actors, draft.recipients)]
    pronouns = all(view.tree.tokens[index].pos == "PRON" for index in (*draft.actors, *draft.recipients))
    return pronouns and bool(draft.recipients) and sides[0] == sides[1]


def _private(view: View, index: int) -> bool:
    """Whether a phrase means somebody who acts for nobody else: "my friends", "anyone", not "six of the ministers"."""
    token = view.tree.tokens[index]
    told = "private" in marks_of(lemma(token)) and token.pos in ("NOUN", "PRON") and not has_country(view, index)
    return told and "many" not in classes(view, index) and "force" not in classes(view, index)


def _public_party(party: Party) -> bool:
    """Whether a party is known for more than being a citizen."""
    return party.country is not None or any(sector != _CIVIL for sector in party.sectors)


def _public(view: View, index: int, named: bool) -> bool:
    """Whether a phrase by its own words is a state, a body, people under arms, an official, or a name.

    A person's name alone, unless `named`, is enough only where nothing is known of anybody.
    """
    token = view.tree.tokens[index]
    if token.pos == "PRON":
        return False
    kinds = classes(view, index)
    if view.labels[index] == "PERSON" and view.layers.entities and not named:
        return _titled(view, index)
    if kinds & {"force", "country", "name"} or has_country(view, index):
        return True
    return "private" not in marks_of(lemma(token)) and bool(kinds & {"body", "person"})


def _titled(view: View, index: int) -> bool:
    """Whether a role that is more than a citizen's stands before a name: "council chairman Petra Lind"."""
    roles = (role_of(lemma(kid)) for kid in view.tree.kids(index, "compound", "nmod", "appos"))
    return any(role is not None and any(sector != _CIVIL for sector in role.sectors) for role in roles)
