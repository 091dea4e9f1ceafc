"""Direct speech: each quotation finds the cue that introduces or follows it, or goes on with the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.analyse.attribution.drafts import Draft, joined
from sayso.analyse.attribution.marks import (
    Marked,
    Marks,
    after,
    before,
    ends_open,
    is_speech,
    starts_sentence,
)
from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.attribution.tree import Tree, auxiliaries, is_word, passive, subject
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.cues import POS_OF, Cue, cues
from sayso.notes import Note, note

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting clause beside a quotation: its verb and the head of its subject."""

    verb: int
    cue: Cue
    head: int | None
    cue_span: Span


def with_speech(tree: Tree, marks: Marks, drafts: list[Draft]) -> tuple[list[Draft], list[Note]]:
    """The drafts with the quotations in them, new ones where a quotation had none, and notes on those left over."""
    by_anchor: dict[int, Draft] = {}
    for draft in drafts:
        by_anchor.setdefault(draft.anchor, draft)
    notes: list[Note] = []
    last: tuple[int, int, int] | None = None  # anchor, paragraph, last token that belongs to it
    waiting: list[Marked] = []  # paragraphs of a speech whose cue is yet to come
    for mark in marks.marked:
        anchor = _anchor(tree, marks, mark, by_anchor)
        if not mark.quotation.continues:
            notes.extend(note("N202", one.quotation.span) for one in waiting)
            waiting = []
        elif anchor is not None:
            for one in waiting:
                by_anchor[anchor] = _longer(tree, by_anchor[anchor], one)
            waiting = []
        if anchor is None and is_speech(mark) and starts_sentence(tree, marks, mark):
            anchor = _going_on(tree, marks, mark, by_anchor, last)
            if anchor is not None:
                by_anchor[anchor] = _longer(tree, by_anchor[anchor], mark)
            elif mark.words >= 5:
                waiting.append(mark)
        if anchor is not None:
            last = (anchor, mark.paragraph, max(_sentence_end(tree, anchor), mark.last))
    notes.extend(note("N202", one.quotation.span) for one in waiting)
    return list(by_anchor.values()), notes


def _anchor(tree: Tree, marks: Marks, mark: Marked, by_anchor: dict[int, Draft]) -> int | None:
    """The cue of a quotation in its own sentence; its draft is made or made longer."""
    reporting = _reporting(tree, marks, mark)
    if reporting is None:
        return _covering(tree, marks, mark, by_anchor)
    known = by_anchor.get(reporting.verb)
    if known is not None:
        by_anchor[reporting.verb] = _longer(tree, known, mark)
        return reporting.verb
    if not is_speech(mark) and not mark.quotation.inner.of(tree.text).rstrip().endswith((",", "?", "!", ".")):
        return None
    by_anchor[reporting.verb] = Draft(
        rule="speech",
        anchor=reporting.verb,
        kind="statement",
        group=reporting.cue.group,
        cue=(reporting.cue_span,),
        source=() if reporting.head is None else (noun_phrase(tree, reporting.head, reporting.verb),),
        head=reporting.head,
        content=(mark.quotation.span,),
        sure=0.95,
    )
    return reporting.verb


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


def _reporting(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    opens = starts_sentence(tree, marks, mark)
    if not opens and (found := _introduced(tree, marks, mark)) is not None:
        return found
    if ends_open(tree, mark) and (mark.words >= 2 or opens):
        return _followed(tree, marks, mark)
    return None


def _followed(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    """ "…," X said / "…," said X: the first cue after the quotation, with its subject beside it."""
    gap = after(tree, marks, mark)
    for index in gap:
        cue = _speech_cue(tree, index)
        if cue is not None:
            head = _subject_outside(tree, marks, index, gap)
            return None if head is None else Reporting(index, cue, head, _cue_span(tree, index))
        token = tree.tokens[index]
        if token.pos == "VERB" and token.dep not in ("relcl", "acl", "amod", "advcl", "pcomp", "compound"):
            return None
    return None


def _introduced(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    """X said: "…" / X said, "…" / X said that "…": the last cue before the quotation."""
    gap = before(tree, marks, mark)
    closers = [tree.tokens[index] for index in gap[-2:]]
    colon = bool(closers) and closers[-1].text == ":"
    comma = bool(closers) and closers[-1].text == ","
    for index in reversed(gap):
        cue = _speech_cue(tree, index)
        if cue is None:
            continue
        between = [tree.tokens[i] for i in range(index + 1, mark.first) if is_word(tree.tokens[i])]
        if not (colon or comma or not between or (len(between) == 1 and between[0].text.lower() in ("that", "as"))):
            return None
        head = _subject_outside(tree, marks, index, gap)
        return None if head is None else Reporting(index, cue, head, _cue_span(tree, index))
    return None


def _speech_cue(tree: Tree, index: int) -> Cue | None:
    token = tree.tokens[index]
    part = POS_OF.get(token.pos)
    if part not in ("v", "n"):
        return None
    cue = cues().get((token.lemma.lower(), "v"))
    if cue is None or "quote" not in cue.frames:
        return None
    # A noun counts only where the tagger took a verb for one: "…," says Smith.
    return (
        cue
        if part == "v" or (token.text.islower() and token.text.endswith(("s", "ed")) and _bare(tree, index))
        else None
    )


def _bare(tree: Tree, index: int) -> bool:
    return tree.kid(index, "det", "amod", "poss", "nummod", "prep") is None


def _subject_outside(tree: Tree, marks: Marks, verb: int, gap: Iterable[int]) -> int | None:
    """The subject of a reporting verb; where the parse looks into the quotation, the noun beside the verb."""
    inside = set(gap)
    own = subject(tree, verb)
    if own is not None and marks.holder[own.index] < 0 and own.dep != "expl" and not passive(tree, verb):
        return own.index
    first = auxiliaries(tree, verb)
    for index, step in ((verb + 1, 1), (first - 1, -1)):
        while index in inside and tree.tokens[index].pos == "ADV":
            index += step
        if index in inside and tree.tokens[index].pos in (*_NOUNS, "DET", "ADJ"):
            return _head_of_noun(tree, index, inside, verb)
    return None


def _head_of_noun(tree: Tree, index: int, inside: set[int], verb: int) -> int:
    """The head of the noun phrase that a token beside the verb belongs to, on the same side of the verb."""
    while True:
        head = tree.tokens[index].head
        same_side = (head > verb) == (index > verb) and abs(head - verb) <= 12
        if head in (index, verb) or head not in inside or tree.tokens[head].pos not in _NOUNS or not same_side:
            return index
        index = head


def _cue_span(tree: Tree, verb: int) -> Span:
    return tree.span(auxiliaries(tree, verb), verb)


def _sentence_end(tree: Tree, index: int) -> int:
    return tree.sentences[tree.tokens[index].sentence].last - 1


def _going_on(
    tree: Tree, marks: Marks, mark: Marked, by_anchor: dict[int, Draft], last: tuple[int, int, int] | None
) -> int | None:
    """The statement that a quotation without a cue of its own goes on with: the one right before it."""
    if last is not None and last[2] >= _previous_word(tree, mark.first):
        return last[0]
    previous = _previous_word(tree, mark.first)
    if previous < 0:
        return None
    sentence = tree.sentences[tree.tokens[previous].sentence]
    if mark.paragraph - sentence.paragraph > 1:
        return None
    return _main_statement(tree, marks, sentence.first, sentence.last, by_anchor)


def _main_statement(tree: Tree, marks: Marks, first: int, last: int, by_anchor: dict[int, Draft]) -> int | None:
    """The statement of a sentence's main verb, if it has one."""
    for index in range(first, last):
        draft = by_anchor.get(index)
        token: Token = tree.tokens[index]
        if draft is None or marks.holder[index] >= 0 or draft.kind != "statement" or not draft.source:
            continue
        if token.dep in ("ROOT", "conj", "ccomp", "parataxis"):
            return index
    return None


def _previous_word(tree: Tree, index: int) -> int:
    index -= 1
    while index >= 0 and not is_word(tree.tokens[index]):
        index -= 1
    return index
