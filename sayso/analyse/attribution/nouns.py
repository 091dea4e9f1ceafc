"""Cues that are nouns: on whose word "the claim that …" stands."""

from sayso.analyse.tree import Tree, subject
from sayso.layers import Token
from sayso.lexicon.cues import cues
from sayso.lexicon.sources import source_words


def said_in(tree: Tree, noun: Token) -> Token | None:
    """The verb whose content the parse hung on the noun beside it: "the ministry said in a statement that …"."""
    prep = tree.tokens[noun.head]
    verb = tree.tokens[prep.head]
    if noun.dep != "pobj" or prep.text.lower() not in ("in", "on", "during") or verb.pos != "VERB":
        return None
    cue = cues().get((verb.lemma.lower(), "v"))
    if cue is None or "quote" not in cue.frames or tree.kid(verb.index, "ccomp", "dobj") is not None:
        return None
    who = subject(tree, verb.index)
    return verb if who is not None and who.dep != "expl" and prep.index > verb.index else None


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
