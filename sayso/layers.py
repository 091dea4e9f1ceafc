"""What analysers hand each other: one frozen tuple a layer, and the whole of them in `Layers`.

An analyser reads `Layers` and returns a `Layer`; nothing is mutated. Layers above syntax hold the record's own types.
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from sayso.article import Span
from sayso.notes import Note
from sayso.record import Entity, Event, Place, Statement, Time

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse; `head` is the index of its head (its own index at a root)."""

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, and its tokens `[first, last)`."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, without the line breaks and blanks around it."""

    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """One name that the statistical recogniser found, with its label (PERSON, ORG, GPE, LOC, FAC, NORP, EVENT …)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage in quotation marks: `span` with its marks, `inner` without; `closed` if a closing mark was found.

    A speech that runs over several paragraphs, each opened and only the last closed, is one quotation a paragraph;
    `continues` is true on all of them but the first.
    """

    span: Span
    inner: Span
    closed: bool
    continues: bool = False


class Scores(Protocol):
    """What the encoder makes of the tokens of an article."""

    @property
    def acts(self) -> "npt.NDArray[np.float32]":
        """The log-probabilities (n, types) that each token is the trigger of no act, or of an act of each type."""

    def links(self, asking: range, sides: slice) -> "tuple[int, npt.NDArray[np.float32]]":
        """A first token, and the log-odds (m, sides) that those from there on are linked to the ones that ask."""


@dataclass(frozen=True, slots=True)
class Layers:
    """All that is known of an article so far; `scores` is what the encoder makes of its tokens, () without one."""

    paragraphs: tuple[Paragraph, ...] = ()
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Named, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    scores: tuple[Scores, ...] = field(default=(), compare=False)
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What an analyser returns: its layers by name, and notes on what it could not settle."""

    layers: tuple[tuple[str, tuple[object, ...]], ...]
    notes: tuple[Note, ...] = ()


def found(notes: tuple[Note, ...] = (), **layers: tuple[object, ...]) -> Found:
    """The result of an analyser: `found(times=..., notes=...)`."""
    return Found(tuple(layers.items()), notes)


def add(layers: Layers, result: Found) -> Layers:
    """The layers with an analyser's result in them."""
    return replace(layers, notes=layers.notes + result.notes, **dict(result.layers))  # type: ignore[arg-type]
