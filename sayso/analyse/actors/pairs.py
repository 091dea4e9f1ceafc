"""Persons joined by "and" whom "they" takes up together: "Ama Serwaa and her sister built the boat. They said".

Such a group is an entity only where a pronoun speaks of it.
"""

from collections.abc import Iterator, Sequence

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import Chains
from sayso.analyse.actors.generic import is_subject
from sayso.layers import Token

# How many sentences back the persons may stand, and how many may be joined.
_BACK, _MOST = 2, 5
# How many tokens of possessor, article and title may stand before a name.
_LEFT = 4
_OBJECTS = frozenset({"dobj", "dative"})


def joined(made: Chains, token: Token, fits: Sequence[Chain]) -> list[Chain]:
    """What "they" means: those of `fits`, unless persons joined by "and" stand nearer or are more to the fore."""
    before = [item for chain in fits for item in chain.mentions if item.last < token.index]
    best = max((_place(made, item) for item in before), default=None)
    for sentence in range(token.sentence, max(-1, token.sentence - _BACK - 1), -1):
        if best is not None and best[0] > sentence:
            break
        found = list(_rows(made, token, sentence))
        if found:
            rank, row = max(found, key=lambda pair: (pair[0], pair[1][0].first))
            return [_group(made, row)] if best is None or (sentence, rank) > best else list(fits)
    return list(fits)


def _place(made: Chains, item: Candidate) -> tuple[int, int]:
    tree = made.view.tree
    return tree.tokens[item.first].sentence, _rank(made, item.head)


def _rank(made: Chains, head: int) -> int:
    tree = made.view.tree
    return 2 if is_subject(tree, head) else int(tree.tokens[head].dep in _OBJECTS)


def _rows(made: Chains, token: Token, sentence: int) -> Iterator[tuple[int, list[Candidate]]]:
    """The persons joined in a sentence before a pronoun, with how much to the fore they stand: rows of two or more."""
    tokens = made.view.tree.tokens
    persons = [
        item
        for chain in made.every
        if chain.kind == "person"
        for item in chain.mentions
        if item.form != "pronoun" and tokens[item.first].sentence == sentence and item.last < token.index
    ]
    by_start = {_start(made, item): item for item in sorted(persons, key=lambda item: item.last)}
    for item in persons:
        row = [item]
        while len(row) < _MOST and (after := by_start.get(_behind(made, row[-1]))) is not None:
            row.append(after)
        ends = tokens[row[-1].first - 1].text == "and" or any(
            tokens[at].text == "and" for at in range(row[0].last + 1, row[-1].first)
        )
        rank = max(_rank(made, one.head) for one in row)
        if len(row) > 1 and ends and rank:
            yield rank, row


def _start(made: Chains, item: Candidate) -> int:
    """The first token of a mention with its possessor and article."""
    tokens = made.view.tree.tokens
    at = item.first
    while at and at > item.first - _LEFT:
        before = tokens[at - 1]
        apposed = before.pos == "NOUN" and tokens[item.head].dep == "appos" and tokens[item.head].head == before.index
        if not (apposed or before.tag in ("PRP$", "DT") or before.dep == "compound"):
            break
        at -= 1
    return at


def _behind(made: Chains, item: Candidate) -> int:
    """Where the next of a row begins: behind "and" or a comma; -1 if the row ends."""
    tokens = made.view.tree.tokens
    at = item.last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in ("and", ","):
        return -1
    return at + 2 if tokens[at].text == "," and tokens[at + 1].text == "and" else at + 1


def _group(made: Chains, row: list[Candidate]) -> Chain:
    """The group of a row of persons, made at its first pronoun."""
    first, last = row[0].first, row[-1].last
    known = made.groups.get((first, last))
    if known is None:
        name = made.view.text(first, last)
        known = made.groups[first, last] = Chain("group", name, plural=True)
        known.take(Candidate(first, last, row[0].head, "nominal", "group", name, plural=True))
        made.every.append(known)
    return known
