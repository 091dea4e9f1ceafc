"""Gold sentences of events: what is marked is found, and nothing else."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sayso.analyse.events import Events
from sayso.article import make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.record import AUXILIARY, Event

FILE = Path(__file__).with_name("events.txt")
MARK = re.compile(r"\[(?P<labels>[A-Za-z][^ \]]*) (?P<text>[^\]]+)\]")


@dataclass
class Expected:
    type: str = ""
    mode: str | None = None
    status: set[str] = field(default_factory=set)
    trigger: str = ""
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)


def lines(is_open: bool) -> list[str]:
    rows = [row for row in FILE.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    return [row.removeprefix("open:").strip() for row in rows if row.startswith("open:") == is_open]


def parsed(line: str) -> tuple[str, list[Expected]]:
    """The bare sentence and the events that its marks say."""
    events: dict[str, Expected] = {}
    for match in MARK.finditer(line):
        for label, rest in (re.match(r"(\w+)(.*)", part).groups() for part in match["labels"].split(";")):  # type: ignore[union-attr]
            numbers = re.search(r":([\d,]+)", rest)
            for key in numbers[1].split(",") if numbers else ["1"]:
                _mark(events.setdefault(key, Expected()), label, rest, match["text"])
    return MARK.sub(lambda match: match["text"], line), list(events.values())


def _mark(event: Expected, label: str, rest: str, text: str) -> None:
    if label in ("actor", "recipient"):
        (event.actors if label == "actor" else event.recipients).add(text)
        return
    event.type, event.trigger = label, text
    mode = re.search(r"/([\w-]+)", rest)
    event.mode = mode[1] if mode else event.mode
    event.status |= set(re.findall(r"!(\w+)", rest))


@lru_cache(maxsize=1)
def syntax() -> Any:
    return import_module("sayso.analyse.syntax").Syntax(Config())


def coded(text: str) -> tuple[Event, ...]:
    article = make_article(text, language="en")
    layers = add(Layers(), import_module("sayso.analyse.paragraphs").analyse(article, Layers()))
    layers = add(layers, syntax()(article, layers))
    return add(layers, Events(Config())(article, layers)).events


def shown(text: str, event: Event) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    parties = [
        frozenset(" … ".join(span.of(text) for span in party.spans) for party in side)
        for side in (event.actors, event.recipients)
    ]
    status = frozenset(event.auxiliary) | ({"hedged"} if event.hedged else frozenset())
    return event.type, parties[0], parties[1], status


def wanted(event: Expected) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    return event.type, frozenset(event.actors), frozenset(event.recipients), frozenset(event.status)


def in_order(event: tuple[str, frozenset[str], frozenset[str], frozenset[str]]) -> tuple[str, list[list[str]]]:
    return event[0], [sorted(part) for part in event[1:]]


def check(line: str) -> None:
    text, expected = parsed(line)
    events = coded(text)
    assert sorted(in_order(shown(text, event)) for event in events) == sorted(
        in_order(wanted(event)) for event in expected
    )
    for want in expected:
        found = next(event for event in events if shown(text, event) == wanted(want))
        if want.mode is not None:
            assert found.mode == want.mode
        assert set(AUXILIARY) >= set(found.auxiliary)
        assert any(want.trigger.split()[0] in span.of(text) for span in found.trigger)


@pytest.mark.parametrize("line", lines(is_open=False))
def test_gold(line: str) -> None:
    check(line)


@pytest.mark.parametrize("line", lines(is_open=True))
def test_known_misses(line: str) -> None:
    with pytest.raises(AssertionError):
        check(line)


def test_enough() -> None:
    gold = lines(is_open=False)
    assert len(gold) >= 100
    assert sum(1 for line in gold if not MARK.search(line)) >= 30
