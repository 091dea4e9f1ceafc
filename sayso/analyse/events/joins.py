"""Mentions of one act, and how acts of an article stand to each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.record import Event, EventMention, Link, Party, Statement, Time

# How many earlier acts of one type are compared: an article that repeats itself for longer tells of many.
_LOOK_BACK = 30
# The longest headline, and how far below it the act may be told in full, in characters.
_LONGEST, _BELOW = 140, 400
_WORD = re.compile(r"\w+")


def joined(events: list[Event], text: str, statements: dict[str, Statement], times: Iterable[Time] = ()) -> list[Event]:
    """The events, with those that tell of one act made one; the mention with the fewest sources leads."""
    days = {time.id: day_of(time) for time in times}
    groups: list[list[Event]] = []
    by_type: dict[str, list[int]] = defaultdict(list)
    headline = _headline(text)
    for event in sorted(events, key=lambda item: item.trigger[0]):
        near = by_type[event.type][-_LOOK_BACK:]
        home = next((at for at in near if _same(groups[at], event, text, days)), None)
        if home is None:
            home = next((at for at in near if _summed_up(groups[at], event, headline, text)), None)
        if home is None:
            by_type[event.type].append(len(groups))
            groups.append([event])
        else:
            groups[home].append(event)
    return linked([_lead(group, statements) for group in groups], text)


def _headline(text: str) -> int:
    """Where the headline ends: a first line without a full stop; 0 if there is none."""
    end = text.find("\n")
    line = text[:end].rstrip() if 0 < end <= _LONGEST else ""
    return end if line and line[-1] not in '.!?:"”' else 0


def _summed_up(group: list[Event], event: Event, headline: int, text: str) -> bool:
    """Whether a headline tells the first act of its type below it in short: nothing in parties or numbers differs."""
    first = group[0]
    if len(group) > 1 or first.trigger[-1].end > headline or event.trigger[0].start < headline:
        return False
    if event.trigger[0].start > headline + _BELOW or ("future" in first.auxiliary) != ("future" in event.auxiliary):
        return False
    return all(_may_be_one(a, b, text) for a, b in ((first.actors, event.actors), (first.recipients, event.recipients)))


def _may_be_one(a: tuple[Party, ...], b: tuple[Party, ...], text: str) -> bool:
    """Whether two sides may be the same parties: one is empty, or countries, numbers and names do not differ."""
    if not a or not b or _meet(a, b, text):
        return True
    lands = [{party.country for party in side if party.country} for side in (a, b)]
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return False
    words = [{word for party in side for word in _WORD.findall(party.spans[0].of(text))} for side in (a, b)]
    numbers = [{word for word in side if word.isdigit()} for side in words]
    names = [{word.lower() for word in side if word[0].isupper()} for side in words]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return not all(names) or bool(names[0] & names[1]) or bool(lands[0] & lands[1])


def _lead(group: list[Event], statements: dict[str, Statement]) -> Event:
    ordered = sorted(group, key=lambda item: (_sources(item.within, statements), item.trigger[0]))
    first = ordered[0]
    others = ordered[1:]
    again = [
        EventMention(item.trigger, item.within, (), item.auxiliary, item.hedged, item.status_cues) for item in others
    ]
    again += [mention for item in ordered for mention in item.mentions]
    mentions = tuple(sorted(again, key=lambda mention: mention.trigger))
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


def day_of(time: Time) -> str:
    """The day on which a time begins, or its value where that is not known."""
    return (time.start or time.value)[:10]


def _same(group: list[Event], event: Event, text: str, days: Mapping[str, str]) -> bool:
    """Whether an event is the act of a group: the same parties on both sides, and nothing that speaks against it."""
    first = group[0]
    if event.mode is not None and any(one.mode not in (None, event.mode) for one in group):
        return False
    # A later telling that names a day is of that day: only one that was dated so, or that dates nothing, is the same.
    if event.when is not None and days.get(event.when, event.when) != days.get(first.when or "", first.when):
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
