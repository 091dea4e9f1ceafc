"""Scores of statements against gold passages: who said what at every level, with the right parent, and who it is.

Two statements are paired, one to one, when their contents share half of the words of the longer; a pair is full when
that holds of the sources too (or neither has one) and the cues share a word.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.learn.marks import Case, Marked, read_cases
from sayso.record import Record, Statement

_WORD = re.compile(r"\w+(?:['’.,\-]\w+)*")
_KINDS = frozenset({"statement", "attitude"})
_FORMS = frozenset({"direct", "indirect", "mixed"})
Words = frozenset[int]
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Item:
    """The words of one statement's parts, by number, and the index of its parent."""

    source: Words
    cue: Words
    content: Words
    within: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one passage came out: gold and found statements, and for each gold one its partner or None."""

    case: Case
    statements: tuple[Statement, ...]
    partner: dict[int, int]
    full: frozenset[int]
    nested: frozenset[int]


def compare(case: Case, statements: Sequence[Statement]) -> Outcome:
    """The gold statements of a passage paired with those that were found."""
    starts = [match.start() for match in _WORD.finditer(case.text)]
    gold, found = _of_case(case, starts), _of_statements(statements, starts)
    partner = _paired(gold, found)
    full = frozenset(i for i, j in partner.items() if _is_full(gold[i], found[j]))
    nested = frozenset(i for i in full if _same_parent(gold[i], found[partner[i]], partner))
    return Outcome(case, tuple(statements), partner, full, nested)


def _same_parent(gold: _Item, found: _Item, partner: dict[int, int]) -> bool:
    return gold.within is not None and found.within is not None and partner.get(gold.within) == found.within


def _of_case(case: Case, starts: Sequence[int]) -> list[_Item]:
    number = {name: place for place, name in enumerate(case.statements)}
    return [
        _item(starts, one.source, one.cue, one.content, number[one.within] if one.within else None)
        for one in case.statements.values()
    ]


def _of_statements(statements: Sequence[Statement], starts: Sequence[int]) -> list[_Item]:
    number = {one.id: place for place, one in enumerate(statements)}
    return [
        _item(starts, one.source.spans, one.cue, one.content, number[one.within] if one.within else None)
        for one in statements
    ]


def _item(starts: Sequence[int], source: Spans, cue: Spans, content: Spans, within: int | None) -> _Item:
    return _Item(_under(starts, source), _under(starts, cue), _under(starts, content), within)


def _under(starts: Sequence[int], spans: Spans) -> Words:
    return frozenset(i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end)))


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / max(len(one), len(other)) if one and other else float(not one and not other)


def _paired(gold: Sequence[_Item], found: Sequence[_Item]) -> dict[int, int]:
    ranked = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            content = _overlap(one.content, other.content)
            if content >= 0.5:
                near = bool(one.cue & other.cue) + _overlap(one.source, other.source)
                ranked.append((near + content, -i, -j))
    partner: dict[int, int] = {}
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in partner and -j not in partner.values():
            partner[-i] = -j
    return partner


def _is_full(gold: _Item, found: _Item) -> bool:
    return _overlap(gold.source, found.source) >= 0.5 and bool(gold.cue & found.cue)


def score(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures of a set of passages, in per cent; `n …` are counts."""
    count: Counter[str] = Counter()
    for outcome in outcomes:
        gold = list(outcome.case.statements.values())
        inner = [i for i, one in enumerate(gold) if one.within]
        count["n gold"] += len(gold)
        count["n found"] += len(outcome.statements)
        count["full"] += len(outcome.full)
        count["content"] += len(outcome.partner)
        count["n nested"] += len(inner)
        count["nested"] += len(outcome.nested)
        if not gold:
            count["n without"] += 1
            count["without"] += not outcome.statements
        for i in outcome.full:
            count.update(_pins(gold[i], outcome.statements[outcome.partner[i]]))
    return {
        "full P": share(count["full"], count["n found"]),
        "full R": share(count["full"], count["n gold"]),
        "full F1": share(2 * count["full"], count["n found"] + count["n gold"]),
        "content F1": share(2 * count["content"], count["n found"] + count["n gold"]),
        "nested R": share(count["nested"], count["n nested"]),
        "nothing where nothing is": share(count["without"], count["n without"]),
        **{name: share(count[name], count[f"n {name}"]) for name in ("kind", "source kind", "form")},
        **{name: count[name] for name in ("n gold", "n found", "n nested", "n without")},
    }


def _pins(gold: Marked, found: Statement) -> Iterator[str]:
    """For each word that the gold pins, that it was asked, and that it is true."""
    for word in gold.words:
        name, value = (
            ("kind", found.kind) if word in _KINDS
            else ("form", found.form) if word in _FORMS
            else ("source kind", found.source.kind)
        )  # fmt: skip
        yield f"n {name}"
        if word == value:
            yield name


def share(part: int, whole: int) -> float:
    """A part of a whole in per cent, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def resolved(case: Case, record: Record) -> Iterator[tuple[str, str]]:
    """For each source in question its number and `right`, `wrong` or `open`.

    The one whose word it is, is the entity of the statements with that source, or else the one mentioned there. Where
    no one can know, it is right to leave it open: no entity, or one that is mentioned nowhere before.
    """
    for name, marked in case.statements.items():
        held = [one.source.entity for one in record.statements if _meets(one.source.spans, marked.source)]
        there = [one.id for one in record.entities if _meets([m.span for m in one.mentions], marked.source)]
        entities = [one for one in record.entities if one.id in (held or there)]
        tied = [one for one in entities if any(m.span.end <= marked.source[0][0] for m in one.mentions)]
        right = [one for one in entities if _meets([m.span for m in one.mentions], marked.who)]
        if "?" in marked.words:
            yield name, "wrong" if tied else "right"
        elif entities and right == entities:
            yield name, "right"
        else:
            yield name, "wrong" if tied else "open"


def lands(case: Case, record: Record) -> Iterator[tuple[str, bool]]:
    """For each source whose country the gold pins its number, and whether the entity found has that country.

    Of a source without an entity, or with several, no country is known.
    """
    for name, marked in case.statements.items():
        pins = [word.partition("=")[2] for word in marked.words if word.startswith("country=")]
        if not pins:
            continue
        held = {one.source.entity for one in record.statements if _meets(one.source.spans, marked.source)}
        there = {one.id for one in record.entities if _meets([m.span for m in one.mentions], marked.source)}
        found = {one.country for one in record.entities if one.id in (held or there)}
        yield name, found == set(pins)


def _meets(spans: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for start, end in spans for first, last in others)


def run(path: Path, statements_of: Callable[[str], Sequence[Statement]]) -> list[Outcome]:
    """Every passage of a file compared with the statements found in it."""
    return [compare(case, statements_of(case.text)) for case in read_cases(path.read_text(encoding="utf-8"))]
