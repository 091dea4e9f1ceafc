"""Whether tellings of one act are joined and those of two are not: B-cubed (Bagga and Baldwin 1998) and pairs."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from sayso.article import Span
from sayso.learn.acts import Acted
from sayso.learn.passages import share
from sayso.record import Event

Pairs = list[tuple[int, str]]


def found_tellings(line: Acted, events: Iterable[Event]) -> Pairs:
    """For each marked telling that was found the number of its act and the id of its event."""
    triggers = [
        (span, event.id)
        for event in events
        for spans in (event.trigger, *(mention.trigger for mention in event.mentions))
        for span in spans
    ]
    found = []
    for number, act in enumerate(line.acts):
        for telling in _tellings(act.told, act.trigger):
            held = next((id_ for span, id_ in triggers if span.meets(telling)), None)
            if held is not None:
                found.append((number, held))
    return found


def _tellings(told: list[Span], trigger: Span | None) -> list[Span]:
    return [*told, *([trigger] if trigger is not None else [])]


def score(lines: Iterable[tuple[Acted, Pairs]]) -> dict[str, float]:
    """Figures in per cent: tellings found; of those, B-cubed and pairs that are joined, P and R."""
    counts: Counter[str] = Counter()
    precision = recall = 0.0
    for line, found in lines:
        counts["tellings"] += sum(len(_tellings(act.told, act.trigger)) for act in line.acts)
        counts["found"] += len(found)
        for act, event in found:
            both = sum(pair == (act, event) for pair in found)
            precision += both / sum(held == event for _, held in found)
            recall += both / sum(number == act for number, _ in found)
        for (act, event), (other, held) in combinations(found, 2):
            counts["one"] += act == other
            counts["joined"] += event == held
            counts["right"] += act == other and event == held
    p, r = precision / max(1, counts["found"]), recall / max(1, counts["found"])
    return {
        "found": share(counts["found"], counts["tellings"]),
        "B3 P": round(100 * p, 1),
        "B3 R": round(100 * r, 1),
        "B3 F1": round(200 * p * r / (p + r), 1) if p + r else 0.0,
        "joined P": share(counts["right"], counts["joined"]),
        "joined R": share(counts["right"], counts["one"]),
    }
