"""Acts to learn from: gold lines with acts marked in them, and the labelled dyads of a set, as texts with acts.

    [actor:1 Police] said [actor:2 rebels] had [ASSAULT/abduct:2 kidnapped] [recipient:2 two men]. || 2 word=Police

A mark is one or more labels, joined by semicolons, and words; none holds another. A label is a role or, for the
trigger, a type with a mode and with status after `!`, then the numbers of the acts that it is of (1 if none is given).
`¶` stands for the end of a paragraph. After ` || ` stands whose word an act is, outermost first, joined by ` > `.
A line without marks has no act. Where several triggers have one number, they tell of one act.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.article import Span
from sayso.errors import DataError

_MARK = re.compile(r"\[(?P<labels>[A-Za-z][^ \]]*) (?P<text>[^\]]+)\]")
_LABEL = re.compile(r"(?P<name>[A-Za-z]+)(?:/(?P<mode>[\w-]+))?(?P<status>(?:!\w+)*)(?::(?P<numbers>[\d,]+))?")
_WORD = re.compile(r"(?P<number>\d+) word=(?P<sources>.+)")


@dataclass(slots=True)
class Act:
    """One act of a line. `word` holds the words of those on whose word it stands; () is the reporter's own.

    `told` holds the words of its earlier tellings where a line marks several.
    """

    type: str = ""
    mode: str | None = None
    status: frozenset[str] = frozenset()
    trigger: Span | None = None
    actors: list[Span] = field(default_factory=list)
    recipients: list[Span] = field(default_factory=list)
    when: list[Span] = field(default_factory=list)
    where: list[Span] = field(default_factory=list)
    word: tuple[str, ...] = ()
    told: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Acted:
    """A text with its acts; `complete` if no others are in it."""

    id: str
    text: str
    acts: tuple[Act, ...]
    complete: bool = True


def read_acts(path: Path) -> Iterator[Acted]:
    """The lines of a gold file; those that are empty or start with # are none, nor are known misses ("open:")."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith(("#", "open:")):
            yield read_line(f"{path.stem}:{number}", line)


def read_line(name: str, line: str) -> Acted:
    """One line of gold. Raises ValueError where its marks are wrong.

    >>> read_line("x", "[actor Ali] [RETREAT/resign resigned].").acts[0].mode
    'resign'
    """
    marked, _, told = line.replace("¶", "\n").partition(" || ")
    acts: dict[str, Act] = {}
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match["text"]))
        text, at = text + match["text"], match.end()
        for label in match["labels"].split(";"):
            _take(acts, label, span, line)
    text += marked[at:]
    for part in filter(None, (part.strip() for part in told.split(";"))):
        word = _WORD.fullmatch(part)
        if word is None or word["number"] not in acts:
            raise ValueError(f"{part!r} is not `NUMBER word=SOURCE > SOURCE` in: {line}")
        acts[word["number"]].word = tuple(word["sources"].split(" > "))
    return Acted(name, text, tuple(acts.values()))


def _take(acts: dict[str, Act], label: str, span: Span, line: str) -> None:
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"label {label!r} in: {line}")
    for number in (match["numbers"] or "1").split(","):
        act = acts.setdefault(number, Act())
        if match["name"].isupper():
            if act.trigger is not None:
                act.told.append(act.trigger)
            act.type, act.trigger, act.mode = match["name"], span, match["mode"]
            act.status = frozenset(filter(None, match["status"].split("!")))
        else:
            sides = {"actor": act.actors, "recipient": act.recipients, "when": act.when, "where": act.where}
            sides[match["name"]].append(span)


def read_dyads(path: Path) -> Iterator[Acted]:
    """The sentences of a set whose labelled acts are known without triggers. Raises DataError when it is not there."""
    if not path.exists():
        raise DataError(f"{path} is not there; name the folder of the benchmark with --bench")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            acts = (
                Act(
                    type=event["type"],
                    actors=[Span(*pair) for party in event["actors"] for pair in party["spans"]],
                    recipients=[Span(*pair) for party in event["recipients"] for pair in party["spans"]],
                )
                for event in row["gold"]["events"]
            )
            yield Acted(row["id"], row["text"], tuple(acts), complete=row["gold"]["complete"])
