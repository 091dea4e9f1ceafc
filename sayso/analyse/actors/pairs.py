"""Persons whom "they" or "the pair" takes up together: "Ama Serwaa and her sister built the boat. They said".

Those joined by "and" are such a group, and for "the two" the only two named. It is an entity only where it is taken up.
"""

from collections.abc import Iterator, Sequence

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import Chains
from sayso.analyse.actors.generic import is_subject
from sayso.layers import Token

# How many sentences back the persons may stand, how many where nobody else is meant, and how many may be joined.
_BACK, _FAR, _MOST = 2, 5, 5
_PAIR = frozenset({"pair", "duo", "two"})
_TWO = frozenset({"two", "2"})
# How many tokens of possessor, article and title may stand before a name.
_LEFT = 4
_OBJECTS = frozenset({"dobj", "dative"})


def joined(made: Chains, token: Token, fits: Sequence[Chain]) -> list[Chain]:
    """What "they" means: those of `fits`, unless persons joined by "and" stand nearer or are more to the fore."""
    before = [item for chain in fits for item in chain.mentions if item.last < token.index]
    best = max((_place(made, item) for item in before), default=None)
    back = _FAR if best is None else _BACK
    for sentence in range(token.sentence, max(-1, token.sentence - back - 1), -1):
        if best is not None and best[0] > sentence:
            break
        found = list(_rows(made, token, sentence))
        if found:
            rank, row = max(found, key=lambda pair: (pair[0], pair[1][0].first))
            return [_group(made, row)] if best is None or (sentence, rank) > best else list(fits)
    return list(fits)


def is_pair(made: Chains, token: Token) -> bool:
    """Whether a noun speaks of two persons that the text has named: "the pair", "the two", "the two ministers"."""
    tree = made.view.tree
    if not is_subject(tree, token.index) or not any(kid.text.lower() == "the" for kid in tree.kids(token.index, "det")):
        return False
    if token.text.lower() in _PAIR:
        return not any(tree.kids(token.index, "prep", "amod", "compound", "nummod"))
    chain = made.at_head.get(token.index)
    counted = any(kid.text.lower() in _TWO for kid in tree.kids(token.index, "nummod"))
    human = chain is not None and chain.kind == "group" and chain.mentions[0].head == token.index
    return counted and human and not any(tree.kids(token.index, "amod", "compound"))


def both(made: Chains, token: Token) -> Chain | None:
    """The two whom "the pair" means: a pair of persons told as two, two joined by "and", or the only two named."""
    tokens = made.view.tree.tokens
    for sentence in range(token.sentence, max(-1, token.sentence - _FAR - 1), -1):
        rows = [row for _, row in _rows(made, token, sentence) if len({_named(made, item) for item in row}) == 2]
        told = _counted(made, token, sentence)
        if told or rows:
            return told[0] if told else _group(made, rows[0])
    named = [one for one in made.every if one.kind == "person" and one.named and not one.vague]
    firsts = [next(item for item in one.mentions if item.form == "name") for one in named]
    before = sorted((item for item in firsts if item.last < token.index), key=lambda item: item.first)
    far = any(token.sentence - tokens[item.first].sentence > _FAR for item in before)
    return _group(made, before, " and ".join(item.name for item in before)) if len(before) == 2 and not far else None


def _named(made: Chains, item: Candidate) -> int:
    """What tells whose a mention is."""
    return id(made.at_head.get(item.head, item))


def _counted(made: Chains, token: Token, sentence: int) -> list[Chain]:
    """The groups of two persons in a sentence: "two teachers"."""
    tree = made.view.tree
    return [
        chain
        for chain in made.every
        if chain.kind == "group"
        for item in chain.mentions
        if item.last < token.index and tree.tokens[item.first].sentence == sentence and item.head != token.index
        if any(kid.text.lower() in _TWO for kid in tree.kids(item.head, "nummod"))
    ]


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
        told = tokens[item.head].head if tokens[item.head].dep == "appos" else -1
        apposed = (before.pos == "NOUN" and told == before.index) or (before.text == "," and told == before.index - 1)
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


def _group(made: Chains, row: list[Candidate], apart: str = "") -> Chain:
    """The group of some persons, made when it is first taken up; the name is given where they stand apart."""
    first, last = row[0].first, row[-1].last
    known = made.groups.get((first, last))
    if known is None:
        name = apart or made.view.text(first, last)
        known = made.groups[first, last] = Chain("group", name, plural=True)
        for start, end in [(item.first, item.last) for item in row] if apart else [(first, last)]:
            known.take(Candidate(start, end, row[0].head, "nominal", "group", name, plural=True))
        made.every.append(known)
    return known
