"""Pronouns before the name: "Before she spoke, Ann Lee stood", "He had slept badly, he said. Ivan Petrov was a cook."

Only a pronoun with nobody before it looks ahead, and only to a name that is the subject of what follows.
"""

from collections.abc import Mapping, Sequence

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import Chains
from sayso.analyse.actors.generic import is_subject
from sayso.layers import Token

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# How many sentences the name may stand behind, and within how many from the beginning the pronoun.
_AHEAD, _OPENING = 2, 3
Placed = tuple[Candidate, Chain]


def foretold(made: Chains, token: Token, by_sentence: Mapping[int, Sequence[Placed]]) -> Chain | None:
    """The person named as subject behind a pronoun that has nobody before it, or None."""
    last = token.sentence + (_AHEAD if token.sentence < _OPENING and _nobody_before(token, by_sentence) else 0)
    for sentence in range(token.sentence, last + 1):
        found = _subject(made, token, by_sentence.get(sentence, ()))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _nobody_before(token: Token, by_sentence: Mapping[int, Sequence[Placed]]) -> bool:
    return not any(
        chain.kind == "person" and mention.form == "name" and mention.last < token.index
        for sentence in range(token.sentence + 1)
        for mention, chain in by_sentence.get(sentence, ())
    )


def _subject(made: Chains, token: Token, placed: Sequence[Placed]) -> list[Chain]:
    """The persons named behind a pronoun in one sentence, if the first is a subject and its sex agrees."""
    tree = made.view.tree
    behind = [
        (mention, chain)
        for mention, chain in placed
        if chain.kind == "person" and mention.form == "name" and mention.first > token.index
        if chain.gender in ("", _GENDER[token.text.lower()])
    ]
    if not behind:
        return []
    mention, chain = min(behind, key=lambda pair: pair[0].first)
    stands = is_subject(tree, mention.head) or tree.tokens[mention.head].dep == "appos"
    return [chain] if stands and not _governs(made, token, mention.head) else []


def _governs(made: Chains, token: Token, head: int) -> bool:
    """Whether the pronoun is subject of the clause in which the name stands: "he said Ivan had left" is another."""
    tokens = made.view.tree.tokens
    if tokens[head].sentence != token.sentence or token.dep not in ("nsubj", "nsubjpass"):
        return False
    at = head
    for _ in range(12):
        if at == token.head:
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False
