"""Teaching a codebook from corrected records, and how much better it codes records that it was not taught from."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.analyse.events.codebook import codebook
from sayso.analyse.tree import Tree, make_tree
from sayso.article import make_article
from sayso.codec import from_json
from sayso.config import Config
from sayso.errors import DataError, RecordError
from sayso.learn.acts import Acted
from sayso.learn.predicates import learnt, with_learnt
from sayso.pipeline import Coder
from sayso.record import AUXILIARY, Event, Party, Record, item_id, ladder

FOLDS = 5
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Taught:
    """A codebook's new text and what it learnt by type, with F1 of its events on left-out records, before and after.

    F1 is in per cent, and counts an event as right whose type is the corrected one and whose trigger meets its trigger.
    """

    text: str
    found: dict[str, list[str]]
    before: float
    after: float


def read_records(paths: Sequence[Path]) -> list[Record]:
    """The records of files that `sayso code` wrote and somebody corrected. Raises DataError naming file and line."""
    records = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    records.append(from_json(line))
                except RecordError as error:
                    raise DataError(f"{path}, line {number}: {error}") from error
    if not records:
        raise DataError("no corrected records; name files of records in JSON Lines, as sayso code writes them")
    return records


def teach(path: Path, records: Sequence[Record], report: Progress) -> Taught:
    """What corrected records teach the codebook of a file. Raises DataError where the codebook is wrong."""
    text = path.read_text(encoding="utf-8")
    book = codebook(str(path))
    pairs = list(zip(records, trees(records, report), strict=True))
    found = learnt(pairs, book)
    plain = coded(with_learnt(text, {}, 0), records, report, "before")
    rest = []
    for fold in range(FOLDS):
        shown = [pair for number, pair in enumerate(pairs) if number % FOLDS != fold]
        left = [one for number, one in enumerate(records) if number % FOLDS == fold]
        part = with_learnt(text, learnt(shown, book), len(shown))
        found_there = coded(part, left, report, f"fold {fold + 1}")
        rest += [(one.events, events) for one, events in zip(left, found_there, strict=True)]
    return Taught(
        with_learnt(text, found, len(records)),
        found,
        f1(list(zip((one.events for one in records), plain, strict=True))),
        f1(rest),
    )


def corrected(line: Acted, coder: Coder) -> Record:
    """The record of a gold line of acts as whoever marked it would have corrected it."""
    article = make_article(line.text, id=line.id, language="en")
    events = [
        Event(
            item_id(article, "v", [act.trigger], act.type),
            act.type,
            act.mode,
            trigger=(act.trigger,),
            actors=tuple(Party((span,)) for span in act.actors),
            recipients=tuple(Party((span,)) for span in act.recipients),
            auxiliary=tuple(name for name in AUXILIARY if name in act.status),
            hedged="hedged" in act.status,
            word_of=ladder(None, {}),
        )
        for act in line.acts
        if act.trigger is not None
    ]
    return replace(coder.code(article), events=tuple(sorted(events, key=lambda one: one.trigger)), notes=())


def f1(pairs: Sequence[tuple[Sequence[Event], Sequence[Event]]]) -> float:
    """F1 in per cent of the second events of each pair against the first: same type, and triggers that meet."""
    wanted = sum(len(gold) for gold, _ in pairs)
    coded = sum(len(events) for _, events in pairs)
    right = 0
    for gold, events in pairs:
        free = list(events)
        for one in gold:
            held = next((other for other in free if other.type == one.type and _meet(one, other)), None)
            if held is not None:
                right += 1
                free.remove(held)
    return 200 * right / (wanted + coded) if wanted + coded else 0.0


def _meet(one: Event, other: Event) -> bool:
    return any(a.meets(b) for a in one.trigger for b in other.trigger)


def trees(records: Sequence[Record], report: Progress) -> list[Tree]:
    """The parse of each record's text, as the event analyser reads it."""
    coder = Coder(Config(attribution="rules"))
    trees = []
    for number, record in enumerate(records, 1):
        article, layers = coder.layers(make_article(record.article.text, id=record.article.id, language="en"))
        trees.append(make_tree(article.text, layers))
        report("parsing", number, len(records))
    return trees


def coded(text: str, records: Sequence[Record], report: Progress, stage: str) -> list[tuple[Event, ...]]:
    """The events that a codebook finds in the texts of records."""
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        coder = Coder(Config(attribution="rules", codebook=file.name))
        events = []
        for number, record in enumerate(records, 1):
            article = make_article(record.article.text, id=record.article.id, language="en")
            events.append(coder.code(article).events)
            report(stage, number, len(records))
    return events
