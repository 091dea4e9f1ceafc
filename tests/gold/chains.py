"""Reads gold passages of coreference: mentions marked with the number of their chain.

    [1 Karin Lindqvist] arrived. [1 She] left. [- It] rained.

A case is one line. Marks with one number are one entity, marks with two numbers two; a mark with a dash shares its
entity with no other mark, or has none. A mark may hold words around the mention, such as a title. After ` || ` stand
codes of notes that the passage must give.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

_MARK = re.compile(r"\[(\d+|-) ([^\]]+)\]")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of gold: where it stands, its text, its chains, its lone marks, the codes that it must give."""

    line: int
    text: str
    chains: tuple[tuple[Pair, ...], ...]
    lone: tuple[Pair, ...]
    codes: frozenset[str]


def read_passages(content: str) -> list[Passage]:
    """The passages of a gold file; lines that are empty or start with # are none."""
    lines = enumerate(content.splitlines(), 1)
    return [read_passage(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def read_passage(number: int, line: str) -> Passage:
    """The passage of one line.

    >>> read_passage(1, "[1 Ana] left. [1 She] ran.").chains
    (((0, 3), (10, 13)),)
    """
    marked, _, wanted = line.partition(" || ")
    chains: dict[str, list[Pair]] = defaultdict(list)
    text, end = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        chains[mark.group(1)].append((len(text), len(text) + len(mark.group(2))))
        text, end = text + mark.group(2), mark.end()
    lone = tuple(chains.pop("-", ()))
    return Passage(number, text + marked[end:], tuple(map(tuple, chains.values())), lone, frozenset(wanted.split()))
