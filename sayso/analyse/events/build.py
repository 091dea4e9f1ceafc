"""Events of the record from acts in the parse: parties, status, time, place, word, contexts, figures."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.analyse.actors.parties import Directory, directory, party_at, voiced
from sayso.analyse.events.anchors import Anchors, clause_of, historical, make_anchors, when, where
from sayso.analyse.events.clauses import lemma, reporting_subject, span_of
from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.figures import figures, in_sentence
from sayso.analyse.events.find import Finding
from sayso.analyse.events.homes import at_home, make_homes
from sayso.analyse.events.match import Site
from sayso.analyse.events.modes import mode_of
from sayso.analyse.events.phrases import classes, phrase_tokens
from sayso.analyse.events.retold import Told, make_index, taken_up
from sayso.analyse.events.scores import score
from sayso.analyse.events.status import Status, status
from sayso.analyse.events.view import View
from sayso.analyse.events.weight import weighs
from sayso.article import Span
from sayso.lexicon.contexts import contexts_of
from sayso.lexicon.frames import Frame
from sayso.ontology.plover import Ontology
from sayso.record import AUXILIARY, Event, EventMention, Figure, Party, Rules, Statement, item_id

# Contexts kept of one act, those with most words first.
_CONTEXTS = 3
_DENYING = frozenset({"deny", "denies", "denied", "denying", "denial", "no", "not", "never"})
_HARMFUL = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """What all events of an article are built on."""

    view: View
    finding: Finding
    ontology: Ontology
    anchors: Anchors
    reporting: frozenset[int]
    contents: dict[int, list[tuple[Span, Statement]]]
    loose: dict[int, list[Figure]]
    known: Directory


def built(view: View, finding: Finding, ontology: Ontology) -> list[Event]:
    """The events of an article, one for each act that was found."""
    grounds, homes = _grounds(view, finding, ontology), make_homes(view)
    events: dict[str, Event] = {}
    told: list[Told] = []
    index = make_index(view)
    for draft in sorted((*finding.drafts, *_bare(view, finding)), key=lambda one: one.index):
        again = taken_up(view, index, draft.index, _types(view, draft), told) if draft.site.pos == "noun" else None
        if again is not None:
            first = events[again.event.id]
            events[first.id] = replace(first, mentions=(*first.mentions, _mention(grounds, draft)))
        if again is not None or not (draft.actors or draft.recipients):
            continue
        event = _event(grounds, draft)
        kept = _on_others(event)
        if kept is None and "need2" in draft.flags:
            continue
        event = kept or replace(event, recipients=(), rules=replace(event.rules, recipients=None))
        if weighs(view, draft, event.actors, event.recipients):
            event = events.setdefault(event.id, at_home(homes, event))
            told.append(Told(draft, event, view.tree.tokens[draft.index].sentence))
    return list(events.values())


def _bare(view: View, finding: Finding) -> Iterator[Draft]:
    """The nouns of acts that say nothing of who acts, and so are none by themselves: "the raid"."""
    inside = {at for draft in finding.drafts for at in (draft.index, *draft.trigger)}
    for token in view.tree.tokens:
        if token.pos == "NOUN" and token.index not in inside and (frames := _alone(view, token.index)):
            known = finding.matches.get(token.index)
            site = known.site if known is not None else Site(token.index, "noun")
            yield Draft(token.index, (token.index,), frames[0], frames[0].type, frames[0].mode, site)


def _types(view: View, draft: Draft) -> frozenset[str]:
    """The types of the acts that a noun may take up: its own, or of one without parties all that it may be."""
    own = bool(draft.actors or draft.recipients)
    return frozenset({draft.type} if own else {frame.type for frame in _alone(view, draft.index)})


def _alone(view: View, index: int) -> list[Frame]:
    frames = view.book.frames_of(lemma(view.tree.tokens[index]), "noun")
    return [frame for frame in frames if frame.is_act and _speaks_alone(frame)]


def _speaks_alone(frame: Frame) -> bool:
    """Whether a noun means its act by itself: "the raid", but not "its mission" for one against somebody."""
    return not any(held.lemmas or held.roles == ("@against",) for held in frame.conditions if not held.negated)


def _mention(grounds: Grounds, draft: Draft) -> EventMention:
    """A further mention of an act, by a noun, with its own source and status."""
    view = grounds.view
    trigger = span_of(view, list(draft.trigger))
    stands = _as_told(view, status(view, draft, grounds.finding.matches))
    within = _within(grounds, view.tree.tokens[draft.index].sentence, trigger[0])
    return EventMention(trigger, within, (), stands.auxiliary, stands.hedged, stands.cues)


def _as_told(view: View, stands: Status) -> Status:
    """The status of an act told before: who denies it says that it never was; who rejects or condemns it does not."""
    words = {span.of(view.article.text).lower() for span in stands.cues}
    if "negation" not in stands.auxiliary or words & _DENYING:
        return stands
    return Status(tuple(name for name in stands.auxiliary if name != "negation"), stands.hedged, ())


def _on_others(event: Event) -> Event | None:
    """The event without those recipients who are the actors themselves; None if no recipient is left."""
    own = {party.entity for party in event.actors if party.entity is not None}
    others = tuple(party for party in event.recipients if party.entity not in own)
    return event if len(others) == len(event.recipients) else replace(event, recipients=others) if others else None


def _grounds(view: View, finding: Finding, ontology: Ontology) -> Grounds:
    known = directory(view.article, view.layers, view.table)
    acts = {draft.index for draft in finding.drafts}
    cues = _cue_tokens(view)
    reporting = frozenset(clause_of(view.tree, index) for index in cues) - acts
    return Grounds(
        view, finding, ontology, make_anchors(view), reporting, _contents(view), _loose(view, finding), known
    )


def _cue_tokens(view: View) -> set[int]:
    """The tokens of the cues of statements."""
    tokens, found, at = view.tree.tokens, set(), 0
    for span in sorted(span for item in view.layers.statements for span in item.cue):
        while at < len(tokens) and tokens[at].span.end <= span.start:
            at += 1
        here = at
        while here < len(tokens) and tokens[here].span.start < span.end:
            found.add(here)
            here += 1
    return found


def _contents(view: View) -> dict[int, list[tuple[Span, Statement]]]:
    """The contents of statements by the sentences that they touch."""
    found: dict[int, list[tuple[Span, Statement]]] = defaultdict(list)
    sentences, at = view.tree.sentences, 0
    pairs = sorted(((span, item) for item in view.layers.statements for span in item.content), key=lambda pair: pair[0])
    for span, item in pairs:
        while at < len(sentences) and sentences[at].span.end <= span.start:
            at += 1
        here = at
        while here < len(sentences) and sentences[here].span.start < span.end:
            found[here].append((span, item))
            here += 1
    return found


def _loose(view: View, finding: Finding) -> dict[int, list[Figure]]:
    """Figures such as "17 dead" by the act that they are nearest to."""
    harmful: dict[int, list[int]] = defaultdict(list)
    for draft in finding.drafts:
        if draft.type in _HARMFUL:
            harmful[view.tree.tokens[draft.index].sentence].append(draft.index)
    found: dict[int, list[Figure]] = defaultdict(list)
    for number, indices in harmful.items():
        sentence = view.tree.sentences[number]
        for at, figure in in_sentence(view, sentence.first, sentence.last):
            found[min(indices, key=lambda index: (abs(index - at), index))].append(figure)
    return found


def _event(grounds: Grounds, draft: Draft) -> Event:
    view, ontology = grounds.view, grounds.ontology
    token = view.tree.tokens[draft.index]
    stands = status(view, draft, grounds.finding.matches)
    time, time_rule = when(view, draft, grounds.anchors, grounds.reporting)
    place, place_rule = where(view, draft, grounds.anchors, grounds.reporting)
    past = historical(grounds.anchors.by_id.get(time or ""), view.article.published, token)
    if past is not None and not {"future", "hypothetical"} & set(stands.auxiliary):
        stands = _with_history(stands, past)
    trigger = span_of(view, list(draft.trigger))
    mode = mode_of(view, draft, grounds.finding.matches)
    return Event(
        id=item_id(view.article, "v", trigger, draft.type),
        type=draft.type,
        mode=mode,
        contexts=_contexts(grounds, token.sentence),
        cameo=ontology.cameo_code(draft.type, mode),
        quad=ontology.types[draft.type].quad,
        intensity=ontology.intensity(draft.type, mode),
        trigger=trigger,
        actors=_parties(grounds, draft.actors),
        recipients=_parties(grounds, draft.recipients),
        when=time,
        where=place,
        rules=Rules(
            draft.actor_rule if draft.actors else None,
            draft.recipient_rule if draft.recipients else None,
            time_rule,
            place_rule,
        ),
        auxiliary=stands.auxiliary,
        hedged=stands.hedged,
        status_cues=stands.cues,
        within=_within(grounds, token.sentence, trigger[0]),
        figures=_figures(grounds, draft),
        score=score(draft),
    )


def _parties(grounds: Grounds, indices: tuple[int, ...]) -> tuple[Party, ...]:
    """The parties of some heads, each phrase once; a pronoun without an entity gives way to who reports of it."""
    view = grounds.view
    parties: dict[tuple[int, int], Party] = {}
    for index in indices:
        reach = phrase_tokens(view, index)
        around = [item for _, item in grounds.contents.get(view.tree.tokens[index].sentence, [])]
        party = voiced(grounds.known, around, party_at(grounds.known, *reach, index), index)
        if party.entity is None and view.tree.tokens[index].pos == "PRON":
            named = reporting_subject(view.tree, index)
            if named is not None and _person_for(view, index, named):
                reach = phrase_tokens(view, named)
                party = party_at(grounds.known, *reach, named)
        parties.setdefault(reach, party)
    return tuple(parties.values())


def _person_for(view: View, pronoun: int, named: int) -> bool:
    """Whether "he" and "she" would mean a person, and "it" would not."""
    kinds = classes(view, named)
    if view.tree.tokens[pronoun].text.lower() in ("he", "she"):
        return "person" in kinds
    return "body" in kinds or "force" in kinds or view.tree.tokens[pronoun].text.lower() == "they"


def _with_history(stands: Status, past: Span) -> Status:
    auxiliary = tuple(name for name in AUXILIARY if name == "historical" or name in stands.auxiliary)
    return Status(auxiliary, stands.hedged, tuple(sorted({*stands.cues, past})))


def _within(grounds: Grounds, sentence: int, trigger: Span) -> str | None:
    """The statement with the narrowest content around the trigger."""
    around = [(span, item) for span, item in grounds.contents.get(sentence, []) if span.holds(trigger)]
    if not around:
        return None
    inner = {item.within for _, item in around}
    return min(around, key=lambda pair: (pair[1].id in inner, pair[0].end - pair[0].start, pair[1].id))[1].id


def _contexts(grounds: Grounds, number: int) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    sentence = grounds.view.tree.sentences[number]
    for token in grounds.view.tree.tokens[sentence.first : sentence.last]:
        for context in contexts_of(lemma(token)):
            if context in grounds.ontology.contexts:
                counts[context] = counts.get(context, 0) + 1
    best = sorted(counts, key=lambda name: -counts[name])[:_CONTEXTS]
    return tuple(name for name in grounds.ontology.contexts if name in best)


def _figures(grounds: Grounds, draft: Draft) -> tuple[Figure, ...]:
    found: dict[Span, Figure] = {}
    for verb in (draft.index, *draft.more):
        for figure in figures(grounds.view, verb):
            found.setdefault(figure.span, figure)
    for figure in grounds.loose.get(draft.index, []):
        found.setdefault(figure.span, figure)
    return tuple(sorted(found.values(), key=lambda item: item.span))
