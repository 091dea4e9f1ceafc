"""What an act asks of its parties: a look-alike with the wrong ones is no event."""

from collections.abc import Callable

from sayso.analyse.events.clauses import clause_below, lemma, object_of, surface_subject
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.match import match
from sayso.analyse.events.phrases import classes, has_country, name_text
from sayso.analyse.events.view import View
from sayso.layers import Token
from sayso.lexicon.countries import by_name
from sayso.lexicon.nouns import classes_of, marks_of
from sayso.lexicon.roles import role_of

_PRESS = frozenset(
    {"reporter", "journalist", "medium", "media", "agency", "correspondent", "newspaper", "press", "reuters"}
)
_OFFICES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB", "SPY", "PTY", "ELI"})
_COOPERATION = (1, 2)
FORCE = 4
# Participles of these before a noun only describe it: "invited guests".
_ASKED = frozenset({"REQUEST", "AGREE", "SUPPORT", "CONSULT", "CONCEDE", "AID", "COOPERATE"})
_AFTER = frozenset({"after", "during", "following", "since", "amid", "in", "at", "before", "by", "from", "over"})


def allowed(view: View, draft: Draft) -> bool:
    """Whether the parties are such that the act may stand."""
    if not draft.actors and not draft.recipients:
        return False
    if not draft.actors and draft.thing is not None and not _violent_thing(view, draft):
        return False
    if not draft.recipients and "recip" not in draft.flags and view.book.ontology.types[draft.type].needs_recipient:
        return False
    token = view.tree.tokens[draft.index]
    if _ordered(view, draft) or _describes(token, draft):
        return False
    return all(_GUARDS[flag](view, draft) for flag in draft.flags if flag in _GUARDS)


def _describes(token: Token, draft: Draft) -> bool:
    """Whether a participle before a noun only says what kind it is: "invited guests", "freezing rain"."""
    return draft.site.pos == "verb" and token.dep == "amod" and (draft.type in _ASKED or token.tag in ("VBG", "JJ"))


def _ordered(view: View, draft: Draft) -> bool:
    """Whether the verb is an order to whoever listens: "don't shoot"; nobody has done anything."""
    token = view.tree.tokens[draft.index]
    if draft.site.pos != "verb" or draft.actors or token.tag not in ("VB", "VBP"):
        return False
    if token.dep not in ("ROOT", "ccomp", "conj", "parataxis") or surface_subject(view.tree, draft.index) is not None:
        return False
    return not any(
        kid.tag in ("TO", "MD") or lemma(kid) not in ("do",) for kid in view.tree.kids(draft.index, "aux", "auxpass")
    )


def _on_matter(view: View, draft: Draft) -> bool:
    """Whether those acted upon are parties, or a matter of politics: "opposed the war", not "ignored the noise"."""
    return any(
        classes(view, index) & {"party"}
        or has_country(view, index)
        or marks_of(lemma(view.tree.tokens[index])) & {"issue"}
        or view.book.frames_of(lemma(view.tree.tokens[index]), "noun")
        for index in draft.recipients
    )


def _authority(view: View, draft: Draft) -> bool:
    """A state, a body, people under arms, or someone in office, who acts upon people."""
    able = any(
        classes(view, index) & {"body", "country", "force"} or view.labels[index] == "PERSON" or _in_office(view, index)
        for index in draft.actors
    )
    kinds = [classes(view, index) for index in draft.recipients]
    return able and any("party" in found and "pronoun" not in found for found in kinds)


def _able(view: View, draft: Draft) -> bool:
    """Whether those who act could act for a state or a body: not developers, tourists or readers."""
    return any(
        classes(view, index) & {"body", "country", "force", "name", "pronoun"}
        or has_country(view, index)
        or _in_office(view, index)
        for index in draft.actors
    )


def _modal(view: View, draft: Draft) -> bool:
    """Whether what is agreed is something to be done, not an opinion: "that the troops should leave"."""
    clause = clause_below(view.tree, draft.index, "ccomp")
    return clause is not None and any(kid.tag == "MD" for kid in view.tree.kids(clause.index, "aux"))


def _in_office(view: View, index: int) -> bool:
    role = role_of(lemma(view.tree.tokens[index]))
    return role is not None and role.kind == "person" and bool(role.sectors) and bool(_OFFICES & set(role.sectors))


def _official(view: View, draft: Draft) -> bool:
    """Whether someone in office acts, by the noun or by the title before a name."""
    kin = ("compound", "nmod", "amod", "appos")
    return any(
        any(_in_office(view, at) for at in (index, *(kid.index for kid in view.tree.kids(index, *kin))))
        for index in draft.actors
    )


def _violent_thing(view: View, draft: Draft) -> bool:
    """Whether a thing that acts by itself is a weapon or an attack: "a bomb killed two"."""
    if draft.type != "ASSAULT" or draft.thing is None:
        return False
    if "weapon" in classes(view, draft.thing):
        return True
    found = match(view, draft.thing)
    word = lemma(view.tree.tokens[draft.thing])
    return (found is not None and found.frame.type == "ASSAULT") or any(
        frame.type == "ASSAULT" for frame in view.book.frames_of(word, "noun")
    )


def _need2(view: View, draft: Draft) -> bool:
    if not draft.recipients and "recip?" not in draft.flags and "recip" not in draft.flags:
        return False
    alone = draft.site.pos == "verb" and "recip" in draft.flags and object_of(view.tree, draft.index) is None
    if alone and any(_several(view, index) for index in draft.actors):
        return True
    return len(draft.actors) + len(draft.recipients) >= 2 and bool(draft.actors)


def _several(view: View, index: int) -> bool:
    """Whether a phrase means several who can meet or clash: "the foreign ministers", "both armies"."""
    if view.tree.tokens[index].tag not in ("NNS", "NNPS"):
        return False
    return bool(classes(view, index) & {"force", "body"}) or has_country(view, index) or _in_office(view, index)


def _need_actor(view: View, draft: Draft) -> bool:
    return bool(draft.actors)


def _armed(view: View, draft: Draft) -> bool:
    """Someone under arms, a state, or "they"; those whose act is passive and unnamed may be."""
    if not draft.actors:
        return draft.thing is None and not draft.flags & {"recip", "need2"}
    return any(classes(view, index) & {"force", "country", "pronoun", "weapon"} for index in draft.actors) or any(
        view.labels[index] in ("ORG", "NORP", "GPE") for index in draft.actors
    )


def _forces(view: View, draft: Draft) -> bool:
    """Soldiers, fighters or a state that leave; bodies and persons leave all the time."""
    wanted = {"force", "country", "weapon"}
    parties = draft.actors or draft.recipients
    return any(classes(view, index) & wanted or view.tree.tokens[index].text.lower() == "they" for index in parties)


def _weaponed(view: View, draft: Draft) -> bool:
    return (bool(draft.actors) or draft.thing is not None) and (not draft.actors or _armed(view, draft))


def _crowd(view: View, draft: Draft) -> bool:
    """People, not a state: a state that protests complains."""
    states = (view.labels[index] == "GPE" or by_name(name_text(view, index)) for index in draft.actors)
    alone = draft.frame.lemma == "strike" and all(_single(view, index) for index in draft.actors)
    return bool(draft.actors) and not any(states) and not alone


def _single(view: View, index: int) -> bool:
    """Whether a phrase means one person: nobody goes on strike alone."""
    one = view.tree.tokens[index].tag in ("NN", "NNP") and "body" not in classes(view, index)
    return view.labels[index] == "PERSON" or (one and "person" in classes(view, index))


def _state(view: View, draft: Draft) -> bool:
    able = [bool(classes(view, index) & {"body", "country", "force"}) for index in draft.actors]
    return all(able) and bool(able) if "recip" in draft.flags else any(able)


def _person(view: View, draft: Draft) -> bool:
    return any(classes(view, index) & {"person", "name", "pronoun"} for index in draft.actors)


def _no_press(view: View, draft: Draft) -> bool:
    """Talking to reporters is saying, not dealing."""
    return not any(lemma(view.tree.tokens[index]) in _PRESS for index in (*draft.recipients, *draft.actors[1:]))


def _no_accident(view: View, draft: Draft) -> bool:
    """Nothing that happened by crash, flood or disease, where nobody is named who did it."""
    if draft.actors and draft.site.pos == "verb":
        return True
    sentence = view.tree.sentences[view.tree.tokens[draft.index].sentence]
    return not any("accident" in classes_of(lemma(token)) for token in view.tree.tokens[sentence.first : sentence.last])


def _held(view: View, draft: Draft) -> bool:
    """A noun that stands for what took place: with a support verb, as a subject, or after "during" and its like."""
    if draft.site.pos != "noun" or draft.site.support is not None:
        return True
    token = view.tree.tokens[draft.index]
    if token.dep in ("nsubj", "nsubjpass"):
        return True
    head = view.tree.tokens[token.head]
    return token.dep == "pobj" and head.text.lower() in _AFTER


def _physical(view: View, draft: Draft) -> bool:
    """Not a contest of words or votes: someone under arms acts, or nobody who is a single named person is hit."""
    armed = [i for i in draft.actors if classes(view, i) & {"force", "weapon"} and view.labels[i] != "NORP"]
    spoken = view.of_words and _individuals(view, draft.actors)
    ground = [
        i for i in draft.recipients if not spoken and classes(view, i) & {"place", "building", "vehicle", "force"}
    ]
    if armed or _harm_near(view, draft) or any(view.labels[i] not in ("NORP", "ORG") for i in ground):
        return True
    if _armed(view, draft) and not _individuals(view, draft.actors):
        states = any("country" in classes(view, index) for index in draft.actors)
        return not view.of_words or (states and not _individuals(view, draft.recipients))
    if view.of_words or _civil(view, draft.actors):
        return False
    return not (_individuals(view, draft.recipients) and (not draft.actors or _individuals(view, draft.actors)))


def _civil(view: View, indices: tuple[int, ...]) -> bool:
    """Whether politicians act: lawmakers attack bills and rivals, not towns."""
    words = [lemma(view.tree.tokens[index]) for index in indices]
    return bool(words) and all("politics" in marks_of(word) for word in words)


def _harm_near(view: View, draft: Draft) -> bool:
    """Whether another word of the sentence tells of bodily harm."""
    sentence = view.tree.sentences[view.tree.tokens[draft.index].sentence]
    return any(
        "harm" in marks_of(lemma(token))
        for token in view.tree.tokens[sentence.first : sentence.last]
        if token.index not in draft.trigger
    )


def _individuals(view: View, indices: tuple[int, ...]) -> bool:
    return bool(indices) and all(
        view.labels[index] == "PERSON"
        or view.tree.tokens[index].text.lower() in ("he", "she", "him", "her", "i", "me", "we", "us")
        or "civil" in _kind(view, index)
        for index in indices
    )


def _kind(view: View, index: int) -> frozenset[str]:
    """Whether a common noun is a single person without arms: "the senator", not "soldiers" or "villagers"."""
    token = view.tree.tokens[index]
    kinds = classes(view, index)
    single = token.tag == "NN" and "person" in kinds and not kinds & {"force", "body", "many"}
    return frozenset({"civil"}) if single else frozenset()


def _planned(view: View, draft: Draft) -> bool:
    """A plan is a promise or a threat only where what is planned is an act of cooperation or of force."""
    quad = quad_below(view, draft.index)
    return quad in _COOPERATION or (quad == FORCE and draft.type == "THREATEN")


def quad_below(view: View, verb: int) -> int | None:
    """The quad of the act in the clause below, if that is one of the lexicon."""
    clause = clause_below(view.tree, verb, "xcomp", "ccomp", "acl")
    below = match(view, clause.index) if clause is not None else None
    return view.book.ontology.types[below.frame.type].quad if below is not None and below.frame.is_act else None


_GUARDS: dict[str, Callable[[View, Draft], bool]] = {
    "plan": _planned,
    "need2": _need2,
    "need-a": _need_actor,
    "official": _need_actor,
    "armed": _armed,
    "force": _forces,
    "weaponed": _weaponed,
    "physical": _physical,
    "verbal": lambda view, draft: not _physical(view, draft),
    "crowd": _crowd,
    "state-only": _state,
    "person": _person,
    "body": _no_press,
    "viol": _no_accident,
    "held": _held,
    "matter": _on_matter,
    "authority": _authority,
    "modal": _modal,
    "able": _able,
    "office": _official,
}
