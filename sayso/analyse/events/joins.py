"""Mentions of one act, and how acts of an article stand to each other."""

from collections import defaultdict
from dataclasses import replace

from sayso.record import Event, EventMention, Link, Party, Statement

# How many earlier acts of one type are compared: an article that repeats itself for longer tells of many.
_LOOK_BACK = 30


def joined(events: list[Event], text: str, statements: dict[str, Statement]) -> list[Event]:
    """The events, with those that tell of one act made one; the mention with the fewest sources leads."""
    groups: list[list[Event]] = []
    by_type: dict[str, list[int]] = defaultdict(list)
    for event in sorted(events, key=lambda item: item.trigger[0]):
        home = next((at for at in by_type[event.type][-_LOOK_BACK:] if _same(groups[at], event, text)), None)
        if home is None:
            by_type[event.type].append(len(groups))
            groups.append([event])
        else:
            groups[home].append(event)
    return linked([_lead(group, statements) for group in groups], text)


def _lead(group: list[Event], statements: dict[str, Statement]) -> Event:
    ordered = sorted(group, key=lambda item: (_sources(item.within, statements), item.trigger[0]))
    first = ordered[0]
    others = sorted(ordered[1:], key=lambda item: item.trigger[0])
    mentions = tuple(
        EventMention(item.trigger, item.within, (), item.auxiliary, item.hedged, item.status_cues) for item in others
    )
    known = {(figure.kind, figure.low, figure.high) for figure in first.figures}
    figures = first.figures
    for other in others:
        figures += tuple(item for item in other.figures if (item.kind, item.low, item.high) not in known)
    return replace(first, mentions=mentions, figures=figures)


def _sources(within: str | None, statements: dict[str, Statement]) -> int:
    count, seen = 0, set()
    while within is not None and within not in seen:
        seen.add(within)
        count += 1
        held = statements.get(within)
        within = held.within if held is not None else None
    return count


def _same(group: list[Event], event: Event, text: str) -> bool:
    """Whether an event is the act of a group: the same parties on both sides, and nothing that speaks against it."""
    first = group[0]
    if first.mode != event.mode and first.mode is not None and event.mode is not None:
        return False
    if first.when is not None and event.when is not None and first.when != event.when:
        return False
    if ("future" in first.auxiliary) != ("future" in event.auxiliary):
        return False
    if (first.where and event.where and first.where != event.where) or not (first.actors or event.actors):
        return _patients(first, event, text)
    if _at_odds(first.actors, event.actors) or _at_odds(first.recipients, event.recipients):
        return False
    if not first.recipients and not event.recipients and len(first.actors) > 1:
        return len(_keys(first.actors, text) & _keys(event.actors, text)) > 1
    return _meet(first.actors, event.actors, text) and _meet(first.recipients, event.recipients, text)


def _at_odds(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """Whether both sides name known parties of which neither holds the other."""
    mine, theirs = ({party.entity for party in side if party.entity} for side in (a, b))
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _patients(first: Event, event: Event, text: str) -> bool:
    """Without actors the one acted upon must be a known person or body: "the overthrow of X", "after X was deposed"."""
    if first.actors or event.actors:
        return False
    mine = {party.entity for party in first.recipients if party.entity}
    return bool(mine & {party.entity for party in event.recipients if party.entity})


def _meet(a: tuple[Party, ...], b: tuple[Party, ...], text: str) -> bool:
    if not a or not b:
        return not a and not b
    return bool(_keys(a, text) & _keys(b, text))


def _keys(parties: tuple[Party, ...], text: str) -> set[str]:
    """What parties are known by: their entities, the last word of a name, or all words of another phrase."""
    keys = set()
    for party in parties:
        if party.entity is not None:
            keys.add(party.entity)
        else:
            words = party.spans[0].of(text).split()
            named = bool(words) and words[-1][:1].isupper()
            keys.add(words[-1].lower() if named else " ".join(words).lower())
    return keys


def linked(events: list[Event], text: str) -> list[Event]:
    """The events, with a link from an act that is denied to the same act as told before."""
    linked_events: list[Event] = []
    for event in events:
        earlier = None
        if "negation" in event.auxiliary:
            earlier = next(
                (
                    other
                    for other in linked_events
                    if other.type == event.type
                    and "negation" not in other.auxiliary
                    and _meet(other.actors, event.actors, text)
                ),
                None,
            )
        linked_events.append(replace(event, links=(Link("denies", earlier.id),)) if earlier is not None else event)
    return linked_events
