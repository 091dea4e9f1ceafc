"""How well coded events match the acts marked in gold lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.article import Span, make_article
from sayso.learn.acts import Act, Acted
from sayso.learn.passages import share
from sayso.pipeline import Coder
from sayso.record import Event, Party, Place, Record, Time

UNSTATED = "unstated"
# Bins of the scores, for how far they are from the share that is right.
BINS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one line: each gold act with the event that stands for it, and the number of other events."""

    line: Acted
    record: Record
    pairs: tuple[tuple[Act, Event | None], ...]
    more: tuple[Event, ...]


def compare(line: Acted, coder: Coder) -> Outcome:
    """The line coded, with its acts paired: an event of the same type whose trigger meets the act's stands for it."""
    record = coder.code(make_article(line.text, language="en"))
    free = list(record.events)
    pairs: list[tuple[Act, Event | None]] = []
    for act in line.acts:
        event = next((one for one in free if one.type == act.type and _meets(act.trigger, one)), None)
        if event is not None:
            free.remove(event)
        pairs.append((act, event))
    return Outcome(line, record, tuple(pairs), tuple(free))


def _meets(trigger: Span | None, event: Event) -> bool:
    spans = [*event.trigger, *(span for mention in event.mentions for span in mention.trigger)]
    return trigger is not None and any(span.meets(trigger) for span in spans)


def is_as_marked(outcome: Outcome) -> bool:
    """Whether every act of a line was found with its parties, and nothing else."""
    return not outcome.more and all(
        event is not None and all(_sides(act, event, outcome.record)) for act, event in outcome.pairs
    )


def score(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Figures in per cent: of acts found by type and trigger; of those found, what of them is right; false events.

    parties: all actors and recipients stand where the gold has them, or another name or noun of theirs does, and no
    others. word: the sources on whose word it stands are the gold's, from the outermost inwards. when, where: the time
    and the place are those marked, where any are; "glued" is the share of those without a mark that are given one.
    """
    outcomes = list(outcomes)
    counts: Counter[str] = Counter()
    for one in outcomes:
        for act, event in one.pairs:
            counts["gold"] += 1
            if event is None:
                continue
            counts["right"] += 1
            counts["mode"] += event.mode == act.mode
            counts["status"] += _status(event) == act.status
            counts["word"] += word_right(act, event, one.record)
            sides = _sides(act, event, one.record)
            counts["actors"] += sides[0]
            counts["recipients"] += sides[1]
            counts["full"] += all(sides)
            counts.update(_anchored("when", act.when, _span_of(event.when, one.record.times)))
            counts.update(_anchored("where", act.where, _span_of(event.where, one.record.places)))
        counts["found"] += sum(event is not None for _, event in one.pairs) + len(one.more)
        if not one.line.acts:
            counts["empty"] += 1
            counts["false"] += bool(one.more)
    right, found, gold = counts["right"], counts["found"], counts["gold"]
    figures = {
        "type P": share(right, found),
        "type R": share(right, gold),
        "type F1": share(2 * right, found + gold),
        "full F1": share(2 * counts["full"], found + gold),
    }
    figures |= {
        f"{name} right": share(counts[name], right) for name in ("actors", "recipients", "mode", "status", "word")
    }
    for name in ("when", "where"):
        figures[f"{name} right"] = share(counts[name], counts[f"{name} marked"])
        figures[f"{name} glued"] = share(counts[f"{name} glued"], counts[f"{name} unmarked"])
    figures["calibration error"] = round(calibration_error(reliability(outcomes)), 3)
    return figures | {"false": share(counts["false"], counts["empty"])}


def _span_of(id_: str | None, items: Iterable[Time | Place]) -> Span | None:
    return next((item.span for item in items if item.id == id_), None)


def _anchored(name: str, marked: Sequence[Span], span: Span | None) -> Iterator[str]:
    """The counts that one act's time or place adds to."""
    yield f"{name} marked" if marked else f"{name} unmarked"
    if marked and span is not None and any(span.meets(one) for one in marked):
        yield name
    elif not marked and span is not None:
        yield f"{name} glued"


def reliability(outcomes: Iterable[Outcome]) -> list[tuple[int, float, float]]:
    """For each bin of scores that is not empty: how many events, their mean score, the share that is right."""
    scored = [(event.score, True) for one in outcomes for _, event in one.pairs if event is not None]
    scored += [(event.score, False) for one in outcomes for event in one.more]
    bins = [[pair for pair in scored if min(BINS - 1, int(pair[0] * BINS)) == number] for number in range(BINS)]
    return [
        (len(held), sum(number for number, _ in held) / len(held), sum(right for _, right in held) / len(held))
        for held in bins
        if held
    ]


def calibration_error(bins: Sequence[tuple[int, float, float]]) -> float:
    """The expected calibration error (Guo et al. 2017), from 0 to 1."""
    total = sum(count for count, _, _ in bins)
    return sum(count * abs(mean - right) for count, mean, right in bins) / total if total else 0.0


def _status(event: Event) -> set[str]:
    return set(event.auxiliary) | ({"hedged"} if event.hedged else set())


def _sides(act: Act, event: Event, record: Record) -> tuple[bool, bool]:
    """Whether the actors and the recipients are those marked."""
    named = {
        entity.id: [mention.span for mention in entity.mentions if mention.form != "pronoun"]
        for entity in record.entities
    }
    return _same(act.actors, event.actors, named), _same(act.recipients, event.recipients, named)


def _same(wanted: Sequence[Span], parties: Sequence[Party], named: Mapping[str, Sequence[Span]]) -> bool:
    """Whether each of the gold's phrases meets a party of its own or a name or noun of its entity, and none is left."""
    free = list(parties)
    for span in wanted:
        held = next((one for one in free if any(part.meets(span) for part in _places(one, named))), None)
        if held is None:
            return False
        free.remove(held)
    return not free


def _places(party: Party, named: Mapping[str, Sequence[Span]]) -> list[Span]:
    return [*party.spans, *named.get(party.entity or "", ())]


def word_right(act: Act, event: Event, record: Record) -> bool:
    """Whether the chain of sources of an event is that of the act."""
    by_id = {statement.id: statement for statement in record.statements}
    chain = [by_id[rung.statement] for rung in event.word_of if rung.statement is not None]
    if len(chain) != len(act.word):
        return False
    text = record.article.text
    told = [" ".join(span.of(text) for span in one.source.spans) or UNSTATED for one in chain]
    return all(word == said or (word != UNSTATED and word in said) for word, said in zip(act.word, told, strict=True))
