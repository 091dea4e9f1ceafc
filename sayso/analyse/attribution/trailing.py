"""Sources named at the end of a sentence that the parse lost: "…, the general staff in Kyiv said in a statement"."""

from collections.abc import Iterator

from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.tree import SUBJECTS, Tree, auxiliaries
from sayso.layers import Sentence, Token
from sayso.lexicon.cues import cues

# So many words a source may have, and so many may follow the cue ("said in a statement on Thursday").
_LONGEST = 12
_AFTER = 8
_NOT_IN_NAMES = frozenset({"VERB", "AUX", "SCONJ", "PUNCT"})


def from_trailing(tree: Tree) -> Iterator[Draft]:
    """A draft for each sentence that ends in a cue without subject, with a phrase between it and the comma before."""
    for sentence in tree.sentences:
        verb = _last_cue(tree, sentence)
        if verb is None:
            continue
        first = auxiliaries(tree, verb.index)
        comma = _comma(tree, sentence, first)
        who = None if comma is None else _head(tree, comma + 1, first - 1)
        if comma is None or who is None or not _has_clause(tree, sentence.first, comma):
            continue
        yield Draft(
            rule="trailing",
            anchor=verb.index,
            kind="statement",
            cue=(tree.span(first, verb.index),),
            source=(tree.span(comma + 1, first - 1),),
            head=who.index,
            content=(tree.span(sentence.first, comma - 1),),
            sure=0.7,
        )


def _last_cue(tree: Tree, sentence: Sentence) -> Token | None:
    """The last verb of the sentence if it is one of saying, without subject or clause behind it."""
    floor = max(sentence.first, sentence.last - _AFTER - 2)
    verb = next((t for t in reversed(tree.tokens[floor : sentence.last]) if t.pos == "VERB"), None)
    if verb is None or verb.tag not in ("VBD", "VBZ", "VBP") or any(tree.kids(verb.index, *SUBJECTS)):
        return None
    cue = cues().get((verb.lemma.lower(), "v"))
    if cue is None or cue.group not in ("say", "report") or not {"that", "quote"} & cue.frames:
        return None
    return verb if not any(kid.index > verb.index for kid in tree.kids(verb.index, "ccomp", "dobj")) else None


def _comma(tree: Tree, sentence: Sentence, first: int) -> int | None:
    """The comma before the phrase that ends at the cue; None if something else than a phrase stands between."""
    for index in range(first - 1, max(sentence.first, first - _LONGEST - 2), -1):
        token = tree.tokens[index]
        if token.text == ",":
            return index if index < first - 1 else None
        if token.pos in _NOT_IN_NAMES and token.text not in ("'s", "’s", "-", "."):
            return None
    return None


def _head(tree: Tree, first: int, last: int) -> Token | None:
    """The noun that the phrase is about: the last one before its first preposition."""
    head = None
    for token in tree.tokens[first : last + 1]:
        if token.pos == "ADP" and head is not None:
            return head
        if token.pos in ("NOUN", "PROPN"):
            head = token
    return head


def _has_clause(tree: Tree, first: int, comma: int) -> bool:
    """Whether a finite verb stands before the comma."""
    return any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tree.tokens[first:comma])
