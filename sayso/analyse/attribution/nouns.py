"""Cues that are nouns: on whose word "the claim that …" stands."""

from sayso.analyse.attribution.tree import Tree, subject
from sayso.layers import Token
from sayso.lexicon.sources import source_words


def owner(tree: Tree, noun: Token) -> tuple[int, Token | None]:
    """The first token of the cue, and the one whose claim, fear or plan it is, if the clause names it."""
    poss = tree.kid(noun.index, "poss")
    if poss is not None and poss.index < noun.index:
        after = tree.right[poss.index] + 1
        return min(after, noun.index), poss
    for prep in tree.kids(noun.index, "prep"):
        if prep.text.lower() in ("by", "from") and (inner := tree.kid(prep.index, "pobj")) is not None:
            return noun.index, inner
    head = tree.tokens[noun.head]
    if noun.dep == "dobj" and head.lemma in source_words().carriers and head.index < noun.index:
        who = subject(tree, head.index)
        if who is not None and who.dep in ("nsubj", "ROOT", "pobj", "dobj", "conj", "appos"):
            return head.index, who
    return noun.index, None
