"""Words passed on: "Interfax reported, citing a ministry source, that P", "the agency quoted him as saying that P"."""

from collections.abc import Mapping
from dataclasses import replace

from sayso.analyse.attribution.drafts import Draft, without
from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.tree import Tree, auxiliaries, passive, subject
from sayso.layers import Token
from sayso.lexicon.sources import source_words
from sayso.record import Spans

_CITES = frozenset({"cite", "quote"})
_SAYING = frozenset({"say", "tell", "state", "write", "claim", "suggest", "describe", "report", "add"})


def passed_on(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of cited sources put under the draft of the one who cites them."""
    by_anchor = {draft.anchor: draft for draft in drafts}
    for anchor in [draft.anchor for draft in drafts if draft.anchor >= 0]:
        if _is_citing(tree.tokens[anchor]):
            _take_out(tree, tree.tokens[anchor], by_anchor)
    out: list[Draft] = []
    for draft in by_anchor.values():
        token = tree.tokens[draft.anchor] if draft.anchor >= 0 else None
        if token is None:
            out.append(draft)
        elif _is_citing(token) and (outer := _citing(tree, token, by_anchor)) is not None:
            out.append(outer)
        elif token.lemma in _SAYING and token.dep == "pcomp":
            out.extend(_quoted_as(tree, token, draft))
        elif token.lemma in _CITES and _as_saying(tree, token.index) is not None:
            continue
        else:
            out.append(draft)
    return out


def _is_citing(token: Token) -> bool:
    return token.lemma in _CITES and token.tag == "VBG"


def _governor(tree: Tree, cite: Token, by_anchor: Mapping[int, Draft]) -> int:
    """The verb of saying that "citing" belongs to, also where the parse hangs it on the verb of the content."""
    head = tree.tokens[cite.head]
    if cite.head not in by_anchor and head.dep == "ccomp" and head.head < cite.index < head.index:
        return head.head
    return cite.head


def _take_out(tree: Tree, cite: Token, by_anchor: dict[int, Draft]) -> None:
    """Take the words "citing a ministry source" out of the content that they were parsed into."""
    anchor = _governor(tree, cite, by_anchor)
    outer, what = by_anchor.get(anchor), tree.kid(cite.index, "dobj")
    if outer is not None and what is not None and anchor != cite.index:
        hole = tree.span(cite.index, tree.right[what.index])
        content = without(tree.text, outer.content, (hole,))
        if content:
            by_anchor[anchor] = replace(outer, content=content)


def _citing(tree: Tree, cite: Token, by_anchor: dict[int, Draft]) -> Draft | None:
    """The statement of a cited source: the content of the verb that "citing" hangs on, on that source's word."""
    outer = by_anchor.get(_governor(tree, cite, by_anchor))
    what = tree.kid(cite.index, "dobj")
    if outer is None or what is None or not outer.content or not _can_speak(what):
        return None
    return replace(
        outer,
        rule="citing",
        anchor=cite.index,
        cue=(cite.span,),
        source=(noun_phrase(tree, what.index),),
        head=what.index,
        citing=outer.anchor,
        via=(),
    )


def _can_speak(token: Token) -> bool:
    words, lemma = source_words(), token.lemma.lower()
    if token.pos == "PROPN":
        return True
    return lemma in words.persons or lemma in words.bodies or lemma in words.spokesmen or lemma in words.documents


def _as_saying(tree: Tree, cite: int) -> Token | None:
    """The "saying" of "quoted him as saying"."""
    for prep in tree.kids(cite, "prep"):
        inner = tree.kid(prep.index, "pcomp") if prep.text.lower() == "as" else None
        if inner is not None and inner.lemma in _SAYING:
            return inner
    return None


def _quoted_as(tree: Tree, saying: Token, draft: Draft) -> list[Draft]:
    """ "A quoted B as saying P" is A's statement with B's inside; "B was quoted as saying P" is B's alone."""
    prep = tree.tokens[saying.head]
    cite = tree.tokens[prep.head]
    if prep.text.lower() != "as" or cite.lemma not in _CITES:
        return [draft]
    if passive(tree, cite.index):
        who = tree.kid(cite.index, "nsubjpass") or subject(tree, cite.index)
        if who is None:
            return [draft]
        cue: Spans = (tree.span(auxiliaries(tree, cite.index), saying.index),)
        if prep.index > cite.index + 1:
            cue = (tree.span(auxiliaries(tree, cite.index), cite.index), tree.span(prep.index, saying.index))
        return [replace(draft, rule="quoted as", cue=cue, source=(noun_phrase(tree, who.index),), head=who.index)]
    outer, inner = subject(tree, cite.index), tree.kid(cite.index, "dobj")
    if outer is None or inner is None:
        return [draft]
    passing = replace(
        draft,
        rule="quoting",
        anchor=cite.index,
        cue=(tree.span(auxiliaries(tree, cite.index), cite.index),),
        source=(noun_phrase(tree, outer.index),),
        head=outer.index,
    )
    who_span = (noun_phrase(tree, inner.index),)
    return [passing, replace(draft, rule="citing", source=who_span, head=inner.index, citing=cite.index)]
