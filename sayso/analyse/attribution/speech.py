"""Direct speech: each quotation finds the cue that introduces or follows it, or goes on with the one before it."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from sayso.analyse.attribution.drafts import Draft, joined
from sayso.analyse.attribution.marks import (
    Marked,
    Marks,
    after,
    before,
    is_speech,
    starts_sentence,
)
from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.attribution.reporting import reporting
from sayso.analyse.tree import Tree, is_word
from sayso.article import Span
from sayso.notes import Note, note


@dataclass(slots=True)
class _Joining:
    """What is known while the quotations of an article are gone through in order."""

    tree: Tree
    marks: Marks
    by_anchor: dict[int, Draft]
    notes: list[Note] = field(default_factory=list)
    # Paragraphs of a speech whose cue is yet to come.
    waiting: list[Marked] = field(default_factory=list)
    # The statement of the quotation before: its anchor, and the last token that belongs to it.
    last: tuple[int, int] | None = None


def with_speech(tree: Tree, marks: Marks, drafts: list[Draft]) -> tuple[list[Draft], list[Note]]:
    """The drafts with the quotations in them, new ones where a quotation had none, and notes on those left over."""
    by_anchor: dict[int, Draft] = {}
    for draft in drafts:
        by_anchor.setdefault(draft.anchor, draft)
    state = _Joining(tree, marks, by_anchor)
    for mark in marks.marked:
        anchor = _anchor(tree, marks, mark, by_anchor)
        _settle_waiting(state, mark, anchor)
        if anchor is None and is_speech(mark) and starts_sentence(tree, marks, mark):
            anchor = _gone_on(state, mark)
        if anchor is not None:
            state.last = (anchor, max(_sentence_end(tree, anchor), mark.last))
    state.notes.extend(note("N202", one.quotation.span) for one in state.waiting)
    return list(by_anchor.values()), state.notes


def _settle_waiting(state: _Joining, mark: Marked, anchor: int | None) -> None:
    """Give the earlier paragraphs of a speech the cue of its last one, or up waiting for it."""
    if not mark.quotation.continues:
        state.notes.extend(note("N202", one.quotation.span) for one in state.waiting)
        state.waiting = []
    elif anchor is not None:
        for one in state.waiting:
            state.by_anchor[anchor] = _longer(state.tree, state.by_anchor[anchor], one)
        state.waiting = []


def _gone_on(state: _Joining, mark: Marked) -> int | None:
    """The statement that a quotation without a cue goes on with; a note where there are two, or none."""
    fits = _going_on(state, mark)
    if len(fits) == 1:
        state.by_anchor[fits[0]] = _longer(state.tree, state.by_anchor[fits[0]], mark)
        return fits[0]
    if fits:
        state.notes.append(note("N203", mark.quotation.span))
    elif mark.words >= 5 and not _labelled(state.tree, mark, state.by_anchor):
        state.waiting.append(mark)
    return None


def _labelled(tree: Tree, mark: Marked, by_anchor: dict[int, Draft]) -> bool:
    """Whether the quotation's paragraph has its source before a colon."""
    draft = by_anchor.get(-1 - tree.sentences[tree.tokens[mark.first].sentence].first)
    return draft is not None and any(span.meets(mark.quotation.span) for span in draft.content)


def _anchor(tree: Tree, marks: Marks, mark: Marked, by_anchor: dict[int, Draft]) -> int | None:
    """The cue of a quotation in its own sentence; its draft is made or made longer."""
    clause = reporting(tree, marks, mark)
    if clause is None:
        return _covering(tree, marks, mark, by_anchor)
    known = by_anchor.get(clause.verb)
    if known is not None:
        by_anchor[clause.verb] = _longer(tree, _misread(tree, marks, mark, known), mark)
        return clause.verb
    if not is_speech(mark) and not mark.quotation.inner.of(tree.text).rstrip().endswith((",", "?", "!", ".")):
        return None
    by_anchor[clause.verb] = Draft(
        rule="speech",
        anchor=clause.verb,
        kind="statement",
        group=clause.group,
        cue=(clause.cue_span,),
        source=(noun_phrase(tree, clause.head, clause.verb),),
        head=clause.head,
        content=(mark.quotation.span,),
        sure=0.95,
    )
    return clause.verb


def _misread(tree: Tree, marks: Marks, mark: Marked, known: Draft) -> Draft:
    """The draft without a content that starts after its cue and outside all quotations, where one stands before it."""
    after_cue = all(span.start >= known.cue[-1].end for span in known.content)
    if mark.quotation.span.end > known.cue[0].start or not after_cue or not starts_sentence(tree, marks, mark):
        return known
    return known if any(_quoted(marks, span) for span in known.content) else replace(known, content=())


def _quoted(marks: Marks, span: Span) -> bool:
    at = bisect_right(marks.marked, span.start, key=lambda one: one.quotation.span.end)
    return at < len(marks.marked) and marks.marked[at].quotation.span.start < span.end


def _longer(tree: Tree, draft: Draft, mark: Marked) -> Draft:
    return replace(draft, content=joined(tree.text, (*draft.content, mark.quotation.span)))


def _covering(tree: Tree, marks: Marks, mark: Marked, by_anchor: dict[int, Draft]) -> int | None:
    """A cue outside the quotation, in its sentences, whose content takes in the quotation's beginning."""
    best: int | None = None
    for index in (*before(tree, marks, mark), *after(tree, marks, mark)):
        draft = by_anchor.get(index)
        if draft is None or not any(span.meets(mark.quotation.span) for span in draft.content):
            continue
        if best is None or len(draft.content[0].of(tree.text)) > len(by_anchor[best].content[0].of(tree.text)):
            best = index
    if best is not None and mark.words >= 4:
        by_anchor[best] = _longer(tree, by_anchor[best], mark)
    return best


def _sentence_end(tree: Tree, index: int) -> int:
    return tree.sentences[tree.tokens[index].sentence].last - 1


def _going_on(state: _Joining, mark: Marked) -> list[int]:
    """The statements that a quotation without a cue of its own may go on with: one, as a rule, right before it."""
    tree = state.tree
    previous = _previous_word(tree, mark.first)
    if state.last is not None and state.last[1] >= previous:
        return [state.last[0]]
    if previous < 0:
        return []
    sentence = tree.sentences[tree.tokens[previous].sentence]
    if mark.paragraph - sentence.paragraph > 1:
        return []
    return _main_statements(tree, state.marks, sentence.first, sentence.last, state.by_anchor)


def _main_statements(tree: Tree, marks: Marks, first: int, last: int, by_anchor: dict[int, Draft]) -> list[int]:
    """The statement of a sentence's main verb, or else the first one of each source in the sentence."""
    found: dict[object, int] = {}
    for index in range(first, last):
        draft = by_anchor.get(index)
        token = tree.tokens[index]
        if draft is None or marks.holder[index] >= 0 or draft.kind != "statement" or not draft.source:
            continue
        if token.dep == "ROOT":
            return [index]
        if token.dep in ("conj", "ccomp", "parataxis"):
            found.setdefault(draft.source, index)
    return list(found.values())


def _previous_word(tree: Tree, index: int) -> int:
    index -= 1
    while index >= 0 and not is_word(tree.tokens[index]):
        index -= 1
    return index
