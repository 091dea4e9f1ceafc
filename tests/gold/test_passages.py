"""Passages with all their statements marked: how much of them is found, and that the held-out ones are as they were."""

import hashlib
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from sayso.article import make_article
from sayso.config import Config
from sayso.learn.marks import Case, read_cases
from sayso.learn.passages import compare, resolved, score
from sayso.pipeline import Coder

GOLD = Path(__file__).parent
# Of how many passages one is coded here; `make gate` codes the held-out ones.
EVERY = 6
# What share of the sources in question is right at least, and wrong at most, in per cent. Nobody reads the passages of
# `blind` who writes rules, so that they tell what the rules make of text that they have not seen.
RESOLVED = {
    "courts": (90, 5),
    "features": (84, 5),
    "items": (92, 5),
    "wire": (80, 5),
    "world": (86, 8),
    "blind": (68, 8),
}
# Whoever changes a held-out passage changes what every figure before was measured on.
HELD_OUT = {
    "passages.txt": "8b7417f31caf6b4ea34079bad0ab63479305d6a2a30af0326e7cc43a18803cde",
    "resolution.txt": "6d871c0dc9f80489f5689eaa17be04a6b609a17a026f21dc1fdbe7208e6da297",
}


def cases(folder: str) -> list[Case]:
    paths = sorted((GOLD / folder).glob("*.txt"))
    return [case for path in paths for case in read_cases(path.read_text(encoding="utf-8"))]


@lru_cache(maxsize=2)
def coder(attribution: str) -> Coder:
    return Coder(Config(attribution=attribution))


@pytest.mark.parametrize(("attribution", "full", "nested"), [("encoder", 75.0, 60.0), ("rules", 70.0, 45.0)])
def test_most_statements_are_found(attribution: str, full: float, nested: float) -> None:
    some = cases("passages")[::EVERY]
    records = (coder(attribution).code(make_article(case.text, language="en")) for case in some)
    figures = score([compare(case, record.statements) for case, record in zip(some, records, strict=True)])
    assert figures["full F1"] >= full
    assert figures["nested R"] >= nested


@pytest.mark.parametrize("name", RESOLVED)
def test_sources_are_who_they_are(name: str) -> None:
    some = read_cases((GOLD / "resolution" / f"{name}.txt").read_text(encoding="utf-8"))
    found = Counter(v for case in some for _, v in resolved(case, coder("encoder").code(make_article(case.text))))
    right, wrong = RESOLVED[name]
    assert 100 * found["right"] >= right * found.total()
    assert 100 * found["wrong"] <= wrong * found.total()


def test_every_file_has_its_floor() -> None:
    assert {path.stem for path in (GOLD / "resolution").glob("*.txt")} == set(RESOLVED)


def test_enough_passages() -> None:
    held = [read_cases((GOLD / "held_out" / name).read_text(encoding="utf-8")) for name in HELD_OUT]
    assert len(cases("passages")) + len(held[0]) >= 1200
    assert len(cases("resolution")) + len(held[1]) >= 300


@pytest.mark.parametrize("name", HELD_OUT)
def test_the_held_out_passages_are_as_they_were(name: str) -> None:
    assert hashlib.sha256((GOLD / "held_out" / name).read_bytes()).hexdigest() == HELD_OUT[name]
