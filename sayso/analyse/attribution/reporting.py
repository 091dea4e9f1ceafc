"""The reporting clause of a quotation: before it, after it, in the paragraph above, or a name signed under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.analyse.attribution.marks import Marked, Marks, after, before, before_colon, ends_open, starts_sentence
from sayso.analyse.tree import Tree, auxiliaries, is_word, passive, subject
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.cues import POS_OF, Cue, cues
from sayso.lexicon.sources import source_words

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_DASHES = frozenset({"—", "–", "―", "-", "--"})
# Words that a clause may end in when a quotation goes on with it.
_OPENERS = frozenset({"that", "as", "to"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting clause: the token of its cue, the cue's class and span, and the head of its subject."""

    verb: int
    group: str
    head: int
    cue_span: Span


def reporting(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    """The reporting clause of a quotation in its own sentence or, before a colon, in the paragraph above."""
    opens = starts_sentence(tree, marks, mark)
    if not opens and (found := _introduced(tree, marks, mark, before(tree, marks, mark))) is not None:
        return found
    if ends_open(tree, mark) and (mark.words >= 2 or opens) and (found := _followed(tree, marks, mark)) is not None:
        return found
    if not opens:
        return None
    return _signed(tree, marks, mark) or _introduced(tree, marks, mark, before_colon(tree, marks, mark))


def _followed(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    """ "…," X said / "…," said X: the first cue after the quotation, with its subject beside it."""
    gap = after(tree, marks, mark)
    if gap and tree.tokens[gap[0]].pos == "CCONJ":
        return None
    for index in gap:
        cue = _speech_cue(tree, index)
        if cue is not None:
            return _clause(tree, marks, index, cue.group, gap)
        token = tree.tokens[index]
        if token.pos == "VERB" and token.dep not in ("relcl", "acl", "amod", "advcl", "pcomp", "compound"):
            return None
    return None


def _introduced(tree: Tree, marks: Marks, mark: Marked, gap: range) -> Reporting | None:
    """X said: "…" / X said, "…" / X told Y that "…": the last cue before the quotation."""
    if not gap:
        return None
    closer = tree.tokens[gap[-1]].text.lower()
    for index in reversed(gap):
        cue = _speech_cue(tree, index)
        if cue is None:
            continue
        between = [tree.tokens[i] for i in range(index + 1, gap[-1] + 1) if is_word(tree.tokens[i])]
        if closer not in (":", ",") and between and not _leads_on(between, closer):
            return None
        return _clause(tree, marks, index, cue.group, gap)
    return _put_so(tree, marks, gap) if closer == ":" else None


def _leads_on(between: list[Token], closer: str) -> bool:
    return closer in _OPENERS and len(between) <= 5 and not any(t.pos in ("VERB", "AUX") for t in between)


def _clause(tree: Tree, marks: Marks, verb: int, group: str, gap: range) -> Reporting | None:
    head = _subject_outside(tree, marks, verb, gap)
    return None if head is None else Reporting(verb, group, head, _cue_span(tree, verb))


def _put_so(tree: Tree, marks: Marks, gap: range) -> Reporting | None:
    """X put it this way: "…" — any main verb before a colon, if its subject is one that can speak."""
    for index in gap:
        token = tree.tokens[index]
        own = tree.kid(index, "nsubj")
        if token.pos != "VERB" or token.dep not in ("ROOT", "conj", "ccomp") or own is None or passive(tree, index):
            continue
        if marks.holder[own.index] < 0 and _can_speak(own):
            last = gap[-1] - 1 if gap[-1] - index <= 7 else index
            return Reporting(index, "say", own.index, tree.span(auxiliaries(tree, index), max(last, index)))
    return None


def _can_speak(token: Token) -> bool:
    words, lemma = source_words(), token.lemma.lower()
    known = words.persons | words.bodies | words.spokesmen | words.documents
    return token.pos == "PROPN" or token.text.lower() in ("he", "she", "they", "i", "we", "who") or lemma in known


def _signed(tree: Tree, marks: Marks, mark: Marked) -> Reporting | None:
    """ "…" — Jane Roe: a name set under a quotation after a dash, and nothing else up to the paragraph's end."""
    gap = after(tree, marks, mark)
    words = [t for t in tree.tokens[gap.start : gap.stop] if is_word(t) and t.text not in _DASHES]
    if not words or tree.tokens[gap[0]].text not in _DASHES or len(words) > 8:
        return None
    following = gap[-1] + 1
    if following < len(tree.tokens) and tree.tokens[following].text == ".":
        following += 1
    ended = following >= len(tree.tokens) or _paragraph(tree, following) != mark.paragraph
    if not ended or words[0].pos != "PROPN" or any(word.pos in ("VERB", "AUX") for word in words):
        return None
    first = words[0].index
    name = [word.index for word in words if word.pos == "PROPN"]
    head = next((i for i in name if tree.left[i] <= first and tree.tokens[i].dep != "compound"), name[-1])
    return Reporting(gap[0], "say", head, tree.tokens[gap[0]].span)


def _paragraph(tree: Tree, index: int) -> int:
    return tree.sentences[tree.tokens[index].sentence].paragraph


def _speech_cue(tree: Tree, index: int) -> Cue | None:
    token = tree.tokens[index]
    part = POS_OF.get(token.pos)
    if part not in ("v", "n") or token.dep in ("amod", "compound"):
        return None  # "the ruling party"
    cue = cues().get((token.lemma.lower(), "v"))
    if cue is None or "quote" not in cue.frames:
        return None
    # A noun counts only where the tagger took a verb for one: "…," says Smith.
    taken = token.text.islower() and token.text.endswith(("s", "ed")) and _bare(tree, index)
    return cue if part == "v" or taken else None


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
