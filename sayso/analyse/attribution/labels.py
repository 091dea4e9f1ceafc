"""Sources set before a colon or after a dash: headlines ("Minister: talks go on"), transcripts ("PESKOV: No.")."""

import re
from collections.abc import Iterator

from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Layers, Paragraph
from sayso.lexicon.sources import source_words

_LABEL = re.compile(r"[“\"]?(?P<source>[^\s:“\"\n][^:“\"\n]{1,70}?)(?P<colon>:)\s+(?=\S)")
_TAIL = re.compile(r"(?P<cue>:|—|–| -)\s+(?P<source>[^:—–.?!]{3,50})$")
_PERSONAL = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"GPE", "NORP", "LOC", "FAC"})
_OWN_WORDS = re.compile(r"\b(?<!what )(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
HEADLINE_WORDS = 25


def from_labels(tree: Tree, layers: Layers, headline: Span | None) -> Iterator[Draft]:
    """A draft for each paragraph that names its source before a colon, or, in a headline, at its end."""
    names = {name.span.start: name for name in layers.names if name.label in _PERSONAL}
    named = {name.span.of(tree.text) for name in layers.names if name.label in ("PERSON", "ORG")}
    places = {name.span.of(tree.text) for name in layers.names if name.label in _PLACES}
    places.update(place.span.of(tree.text) for place in layers.places)
    anchors = _first_tokens(tree)
    for paragraph in layers.paragraphs:
        anchor = anchors.get(paragraph.index)
        if anchor is None:
            continue
        title = _is_headline(tree.text, paragraph, headline)
        match = _LABEL.match(tree.text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            if not _topic(tree.text, paragraph, match, places):
                yield from _labelled(tree, paragraph, match, title, (anchor, set(names), named))
        elif title:
            yield from _tailed(tree, paragraph, anchor)


def _topic(text: str, paragraph: Paragraph, match: re.Match[str], places: set[str]) -> bool:
    """Whether a place before a colon is what the line is about; it speaks only where the line has "we" or "our"."""
    label = match.group("source").strip()
    if label not in places and label.title() not in places:
        return False
    return _OWN_WORDS.search(text, match.end(), paragraph.span.end) is None


def _first_tokens(tree: Tree) -> dict[int, int]:
    first: dict[int, int] = {}
    for sentence in tree.sentences:
        first.setdefault(sentence.paragraph, sentence.first)
    return first


def _is_headline(text: str, paragraph: Paragraph, headline: Span | None) -> bool:
    if headline is not None:
        return headline.holds(paragraph.span)
    line = paragraph.span.of(text)
    ended = line.endswith(".") and ":" not in line[:30]
    return paragraph.index == 0 and len(line.split()) <= HEADLINE_WORDS and not ended


def _labelled(
    tree: Tree, paragraph: Paragraph, match: re.Match[str], title: bool, known: tuple[int, set[int], set[str]]
) -> Iterator[Draft]:
    anchor, starts, named = known
    label = match.group("source").strip()
    words = label.split()
    plain = {word.lower().strip("'’s.,()") for word in words}
    if len(words) > (7 if title else 5) or plain & source_words().no_labels or not label[0].isupper():
        return
    start = match.start("source")
    is_name = any(start <= at < match.end("source") for at in starts) or label in named
    capitals = label.upper() == label and len(label) > 2 and not any(char.isdigit() for char in label)
    if title:
        if not (is_name or plain & source_words().headline_sources) or _has_verb(tree, anchor, match.end("source")):
            return
    elif not capitals and not (is_name and label in named and len(words) <= 4):
        return
    if sum(map(str.isalpha, tree.text[match.end() : match.end() + 40])) < 4:
        return  # a figure: "Votes for Omar: 1,204"
    yield _draft("label", anchor, (match.span("source"), match.span("colon")), (match.end(), paragraph.span.end))


def _has_verb(tree: Tree, first: int, end: int) -> bool:
    index = first
    while index < len(tree.tokens) and tree.tokens[index].span.start < end:
        if tree.tokens[index].pos in ("VERB", "AUX") and tree.tokens[index].tag not in ("VBN", "VBG"):
            return True
        index += 1
    return False


def _tailed(tree: Tree, paragraph: Paragraph, anchor: int) -> Iterator[Draft]:
    match = _TAIL.search(tree.text, paragraph.span.start, paragraph.span.end)
    if match is None:
        return
    words = [word.lower().strip(",'’") for word in match.group("source").split()]
    if not words or len(words) > 4 or not set(words[-2:]) & source_words().headline_sources:
        return
    yield _draft("tail", anchor, (match.span("source"), match.span("cue")), (paragraph.span.start, match.start()))


def _draft(rule: str, anchor: int, parts: tuple[tuple[int, int], tuple[int, int]], rest: tuple[int, int]) -> Draft:
    return Draft(
        rule=rule,
        anchor=-1 - anchor,
        kind="statement",
        cue=(Span(*parts[1]),),
        source=(Span(*parts[0]),),
        head=anchor,
        content=(Span(*rest),),
    )
