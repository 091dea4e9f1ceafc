"""The media that a statement was made to or passed on by: "told Russian media", "in an interview with Reuters"."""

from collections.abc import Iterator

from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.attribution.sources import is_medium
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Token

_HEARD = frozenset({"tell", "inform", "assure", "remind", "advise", "notify", "give", "show"})
_TO = frozenset({"to", "with", "on", "in", "via", "by", "through"})
_TALKS = frozenset({"interview", "conversation", "comment", "remark", "statement", "interviews", "comments", "remarks",
                    "letter", "email", "column", "op-ed", "article", "appearance", "call", "chat"})  # fmt: skip


def via_of(tree: Tree, verb: int) -> tuple[Span, ...]:
    """The spans of the media beside a verb of saying, in the order of the text."""
    found = {span for head in _heads(tree, verb) if is_medium(tree, span := noun_phrase(tree, head.index))}
    return tuple(sorted(found))


def _heads(tree: Tree, verb: int) -> Iterator[Token]:
    if tree.tokens[verb].lemma in _HEARD:
        yield from tree.kids(verb, "dobj", "dative", "nsubjpass")
    for prep in tree.kids(verb, "prep", "dative", "agent"):
        if prep.text.lower() not in _TO:
            continue
        for inner in tree.kids(prep.index, "pobj"):
            if inner.lemma.lower() in _TALKS:
                yield from _partner(tree, inner)
            elif prep.text.lower() != "in":
                yield inner
    own = tree.kid(verb, "nsubj")
    beside = tree.kids(own.index, "acl") if own is not None else iter(())
    for kid in (*tree.kids(verb, "advcl"), *beside):
        if kid.lemma in ("speak", "talk"):
            yield from (inner for prep in tree.kids(kid.index, "prep") for inner in tree.kids(prep.index, "pobj"))


def _partner(tree: Tree, talk: Token) -> Iterator[Token]:
    for prep in tree.kids(talk.index, "prep"):
        if prep.text.lower() in _TO:
            yield from tree.kids(prep.index, "pobj")
