"""Where the quotations stand among the tokens: what is quoted, what stands before and after a quotation."""

from bisect import bisect_left
from dataclasses import dataclass

from sayso.analyse.tree import Tree, is_word
from sayso.layers import Layers, Quotation

_ENDS = frozenset({".", "!", "?", "…", "..."})
# How far from its marks a quotation may have its cue, in tokens.
REACH = 45


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation with its first and last token, its paragraph, and how many words and verbs it holds."""

    quotation: Quotation
    index: int
    first: int
    last: int
    paragraph: int
    words: int
    verbs: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of an article, and for each token the index of the quotation that holds it, or -1."""

    marked: tuple[Marked, ...]
    holder: tuple[int, ...]


def make_marks(tree: Tree, layers: Layers) -> Marks:
    """The quotations over the tokens; those without a token are left out."""
    starts = [token.span.start for token in tree.tokens]
    holder = [-1] * len(starts)
    marked: list[Marked] = []
    for quotation in layers.quotations:
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end) - 1
        if first > last:
            continue
        inner = [token for token in tree.tokens[first : last + 1] if is_word(token)]
        paragraph = tree.sentences[tree.tokens[first].sentence].paragraph
        verbs = any(token.pos in ("VERB", "AUX") for token in inner)
        for index in range(first, last + 1):
            holder[index] = len(marked)
        marked.append(Marked(quotation, len(marked), first, last, paragraph, len(inner), verbs))
    return Marks(tuple(marked), tuple(holder))


def is_speech(mark: Marked) -> bool:
    """Whether the marks hold words that somebody said, not a title or a word held at arm's length."""
    return mark.words >= 4 or (mark.words >= 2 and mark.verbs)


def before(tree: Tree, marks: Marks, mark: Marked) -> range:
    """The tokens of the same sentence and paragraph before a quotation, up to another quotation."""
    start = mark.first
    while start > 0 and mark.first - start < REACH:
        token = tree.tokens[start - 1]
        if token.text in _ENDS or marks.holder[start - 1] >= 0 or _paragraph(tree, start - 1) != mark.paragraph:
            break
        start -= 1
    return range(start, mark.first)


def after(tree: Tree, marks: Marks, mark: Marked) -> range:
    """The tokens after a quotation up to the end of the sentence, of the paragraph, or to the next quotation."""
    end, limit = mark.last + 1, min(len(tree.tokens), mark.last + 1 + REACH)
    while end < limit:
        if tree.tokens[end].text in _ENDS or marks.holder[end] >= 0 or _paragraph(tree, end) != mark.paragraph:
            break
        end += 1
    return range(mark.last + 1, end)


def starts_sentence(tree: Tree, marks: Marks, mark: Marked) -> bool:
    """Whether nothing of its sentence stands before the quotation."""
    if mark.first == 0 or _paragraph(tree, mark.first - 1) != mark.paragraph:
        return True
    previous = tree.tokens[mark.first - 1]
    if marks.holder[mark.first - 1] >= 0:
        other = marks.marked[marks.holder[mark.first - 1]].quotation
        return other.inner.of(tree.text).rstrip().endswith((".", "!", "?"))
    return previous.text in _ENDS


def ends_open(tree: Tree, mark: Marked) -> bool:
    """Whether the sentence goes on after the quotation: "…," he said; "…?" he asked; "…" said the minister."""
    inner = mark.quotation.inner.of(tree.text).rstrip()
    if inner.endswith((",", "?", "!", "-", "—", "–", "…")):
        return True
    following = tree.text[mark.quotation.span.end : mark.quotation.span.end + 2].lstrip()
    return following[:1] in (",", "-", "—", "–") or following[:1].islower() or not inner.endswith(".")


def _paragraph(tree: Tree, index: int) -> int:
    return tree.sentences[tree.tokens[index].sentence].paragraph


def before_colon(tree: Tree, marks: Marks, mark: Marked) -> range:
    """The last sentence of the paragraph above, if it ends in a colon and the quotation starts its own paragraph."""
    last = mark.first - 1
    if last < 1 or tree.tokens[last].text != ":" or marks.holder[last] >= 0:
        return range(0)
    if mark.paragraph - _paragraph(tree, last) != 1:
        return range(0)
    start = last
    while start > 0 and last - start < REACH and marks.holder[start - 1] < 0:
        if tree.tokens[start - 1].text in _ENDS or _paragraph(tree, start - 1) != _paragraph(tree, last):
            break
        start -= 1
    return range(start, last + 1)
