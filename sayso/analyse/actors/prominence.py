"""How far a mention is in the foreground of its sentence, and so how likely a pronoun behind takes it up."""

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.generic import is_subject
from sayso.analyse.tree import Tree

# Relations under which a name is in the background.
_LESSER = frozenset(
    {"poss", "ccomp", "relcl", "acl", "advcl", "compound", "nmod", "amod", "pcomp", "parataxis", "csubj"}
)
_OBJECTS = frozenset({"dobj", "dative", "oprd", "iobj"})
# Prepositions of one who takes part in what is done.
_TAKING = frozenset({"with", "to", "by", "alongside", "against"})
# Those that hang on a noun to say whose or what it is, not who else was there.
_OF_NOUN = frozenset({"of", "for", "about", "in", "at", "near", "under", "over", "on", "than", "like"})
_DEEP = 12


def stands_out(tree: Tree, mention: Candidate) -> bool:
    """Whether a mention is of the main clause: not as owner or part of another noun, nor in what was said or of who."""
    at = mention.head
    for _ in range(_DEEP):
        token = tree.tokens[at]
        if token.dep in _LESSER or token.head == at:
            return token.head == at
        if token.dep == "prep" and token.text.lower() in _OF_NOUN and tree.tokens[token.head].pos in ("NOUN", "PROPN"):
            return False
        at = token.head
    return False


def takes_part(tree: Tree, mention: Candidate) -> bool:
    """Whether a mention is subject or object of its verb, or with whom or by whom it is done."""
    at = mention.head
    for _ in range(4):
        if tree.tokens[at].dep not in ("conj", "appos"):
            break
        at = tree.tokens[at].head
    token = tree.tokens[at]
    if token.dep in _OBJECTS or is_subject(tree, at):
        return True
    above = tree.tokens[token.head]
    return token.dep == "pobj" and above.text.lower() in _TAKING and tree.tokens[above.head].pos in ("VERB", "AUX")
