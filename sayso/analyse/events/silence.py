"""Why a sentence gave no event."""

from collections.abc import Iterator

from sayso.analyse.events.clauses import VERBAL, lemma, surface_subject
from sayso.analyse.events.find import Finding
from sayso.analyse.events.view import View
from sayso.article import Span
from sayso.layers import Sentence, Token
from sayso.notes import Note, note

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_STATES = frozenset(
    {"be", "have", "remain", "seem", "appear", "become", "include", "contain", "consist", "belong", "live", "exist",
     "know", "mean", "need", "stand", "lie", "own", "depend", "involve", "represent", "make", "do", "total", "last"}
)  # fmt: skip


def silences(view: View, finding: Finding) -> Iterator[Note]:
    """A note on each sentence without an event: what it holds instead."""
    tokens, sentences = view.tree.tokens, view.tree.sentences
    told = {tokens[index].sentence for draft in finding.drafts for index in draft.trigger}
    refused = {tokens[index].sentence: index for index in finding.refused}
    doubted = {tokens[index].sentence: index for index in finding.doubted}
    said = _said(view)
    for sentence in sentences:
        if sentence.index in told:
            continue
        if sentence.index in doubted:
            yield note("N615", sentence.span, lemma(tokens[doubted[sentence.index]]))
        elif sentence.index in refused:
            place = _place(view, refused[sentence.index])
            word = lemma(tokens[refused[sentence.index]])
            yield note("N613", sentence.span, word) if place is None else note("N614", sentence.span, place)
        elif sentence.index in said:
            yield note("N610", sentence.span)
        else:
            verb = _main(tokens, sentence)
            if verb is None or lemma(verb) in _STATES:
                yield note("N611", sentence.span)
            else:
                yield note("N612", sentence.span, lemma(verb))


def _place(view: View, index: int) -> str | None:
    """The place that stands where one who acts should: "the Kremlin shelved the plan", "Geneva fell silent"."""
    subject = surface_subject(view.tree, index) if view.tree.tokens[index].pos in VERBAL else None
    if subject is None or view.tree.tokens[subject].pos != "PROPN" or view.labels[subject] not in _PLACES:
        return None
    return view.tree.tokens[subject].text


def _said(view: View) -> set[int]:
    """The sentences that a statement's cue or content touches."""
    spans: list[Span] = sorted(span for item in view.layers.statements for span in (*item.cue, *item.content))
    said: set[int] = set()
    at = 0
    for span in spans:
        while at < len(view.tree.sentences) and view.tree.sentences[at].span.end <= span.start:
            at += 1
        here = at
        while here < len(view.tree.sentences) and view.tree.sentences[here].span.start < span.end:
            said.add(here)
            here += 1
    return said


def _main(tokens: tuple[Token, ...], sentence: Sentence) -> Token | None:
    """The main verb: the root, or the first verb if the root is none."""
    inside = tokens[sentence.first : sentence.last]
    verbs = [token for token in inside if token.pos in VERBAL]
    return next((token for token in verbs if token.dep == "ROOT"), verbs[0] if verbs else None)
