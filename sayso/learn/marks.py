"""Reads gold cases: sentences with the parts of their statements marked inside them.

    [source:1 Sources] [cue:1 told] [via:1 Russian media] [content:1 that [source:2 rebels] [cue:2 pledged] …].

A case is one line; `¶` stands for the end of a paragraph. After ` || ` stand, for each statement that the case wants
to pin down, its number and words that its kind, form or kind of source must be: `1 anonymous direct; 2 attitude`.
A statement is inside the one whose content mark is open around its own first content mark. In passages about who a
source is, `[who:1 …]` marks the mention of the one whose word it is; `|| 1 ?` says that it cannot be known.
"""

import re
from dataclasses import dataclass, field

_OPEN = re.compile(r"\[(source|cue|content|via|who):(\d+) ")
ROLES = ("source", "cue", "content", "via", "who")
Pair = tuple[int, int]


@dataclass(slots=True)
class Marked:
    """One statement of a case: the spans of its parts, its parent's number, and words that must be true of it."""

    source: list[Pair] = field(default_factory=list)
    cue: list[Pair] = field(default_factory=list)
    content: list[Pair] = field(default_factory=list)
    via: list[Pair] = field(default_factory=list)
    who: list[Pair] = field(default_factory=list)
    within: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One line of gold: where it stands, its text, and its statements by number."""

    line: int
    text: str
    statements: dict[str, Marked]


def read_cases(content: str) -> list[Case]:
    """The cases of a gold file; lines that are empty or start with # are none."""
    lines = enumerate(content.splitlines(), 1)
    return [read_case(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def read_case(number: int, line: str) -> Case:
    """The case of one line. Raises ValueError for a mark that is not closed.

    >>> read_case(1, "[source:1 He] [cue:1 left] it.").statements["1"].cue
    [(3, 7)]
    """
    marked, _, wanted = line.partition(" || ")
    text: list[str] = []
    length, at = 0, 0
    statements: dict[str, Marked] = {}
    stack: list[tuple[str, str, int]] = []
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening is not None:
            role, name = opening.group(1), opening.group(2)
            one = statements.setdefault(name, Marked())
            if role == "content" and not one.content:
                one.within = next((n for r, n, _ in reversed(stack) if r == "content" and n != name), None)
            stack.append((role, name, length))
            at = opening.end()
        elif marked[at] == "]" and stack:
            role, name, start = stack.pop()
            getattr(statements[name], role).append((start, length))
            at += 1
        else:
            text.append("\n" if marked[at] == "¶" else marked[at])
            length, at = length + 1, at + 1
    if stack:
        raise ValueError(f"line {number}: mark {stack[-1][0]}:{stack[-1][1]} is not closed")
    for part in filter(None, (item.strip() for item in wanted.split(";"))):
        name, *words = part.split()
        statements[name].words = tuple(words)
    return Case(number, "".join(text), statements)
