"""The record of one article: entities, statements, events, times, places and notes.

Everything here is a frozen value that mirrors the contract key by key; `sayso.codec` turns it into JSON and back.
Read this module first: the rest of the package fills these types or reads them.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.article import Article, Span
from sayso.notes import Note

SCHEMA = "sayso.record/1"
ID_DIGITS = 10
Spans = tuple[Span, ...]

ENTITY_KINDS = ("person", "organisation", "group", "country", "place", "facility", "document", "other")
MENTION_FORMS = ("name", "nominal", "pronoun")
STATEMENT_KINDS = ("statement", "attitude")
STATEMENT_FORMS = ("direct", "indirect", "mixed")
SOURCE_KINDS = ("named", "institution", "anonymous", "document", "unstated")
AUXILIARY = ("historical", "future", "hypothetical", "negation")
FIGURE_KINDS = ("killed", "wounded", "detained", "displaced", "other")
LINK_KINDS = ("before", "after", "denies")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
GRANULARITIES = (
    "time", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century", "vague",
)  # fmt: skip
PLACE_KINDS = ("country", "admin1", "admin2", "city", "facility", "water", "region", "other")
PRECISIONS = ("point", "city", "admin2", "admin1", "country", "region", "none")
PLACE_USES = ("location", "government", "demonym", "embedded")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named: by name, by a noun, or by a pronoun."""

    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is named, one for each chain of mentions."""

    id: str
    kind: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The one on whose word a statement stands."""

    kind: str
    spans: Spans = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: a source, a cue, a content; `within` names the statement whose content holds it."""

    id: str
    kind: str
    form: str
    source: Source
    cue: Spans = ()
    content: Spans = ()
    via: Spans = ()
    within: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Party:
    """One actor or recipient of an event."""

    spans: Spans
    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One rung of the ladder of sources under an event; the reporter has neither statement nor entity."""

    kind: str
    statement: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule that found each role of an event; null where the role is absent."""

    actors: str | None = None
    recipients: str | None = None
    when: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people that an event tells of."""

    kind: str
    span: Span
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A further mention of the same act, with its own status and source."""

    trigger: Spans
    within: str | None = None
    word_of: tuple[Word, ...] = ()
    auxiliary: tuple[str, ...] = ()
    hedged: bool = False
    status_cues: Spans = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How an event stands to another of the same article."""

    kind: str
    event: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act: who did what to whom, when and where, and on whose word."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None
    intensity: float | None = None
    trigger: Spans = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    when: str | None = None
    where: str | None = None
    rules: Rules = Rules()
    auxiliary: tuple[str, ...] = ()
    hedged: bool = False
    status_cues: Spans = ()
    within: str | None = None
    word_of: tuple[Word, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    links: tuple[Link, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time: its TIMEX3 value and its half-open interval."""

    id: str
    span: Span
    type: str
    value: str
    start: str | None = None
    end: str | None = None
    granularity: str = "vague"
    anchor: str = "none"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One name of a place, and where on earth it is (degrees north and east, radius in km)."""

    id: str
    span: Span
    name: str
    kind: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "none"
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    claimed_by: tuple[str, ...] = ()
    use: str = "location"
    rule: str = ""
    candidates: tuple[int, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What a record keeps of its article: the text and where it comes from."""

    id: str
    sha256: str
    title: str | None
    headline: Span | None
    published: str | None
    outlet: str | None
    url: str | None
    language: str
    reader: str
    text: str


@dataclass(frozen=True, slots=True)
class CoderInfo:
    """The versions and digests that a record depends on."""

    sayso: str
    ontology: str
    model: str
    syntax: str
    runtime: str
    gazetteer: str
    lexicon: str
    config: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that Sayso writes down of one article."""

    schema: str
    article: ArticleInfo
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    notes: tuple[Note, ...]
    coder: CoderInfo


def item_id(article: Article, layer: str, spans: Iterable[Span], kind: str = "") -> str:
    """The id of an item: the layer's letter (e s v t p) and 10 hex digits over article, layer, spans and type."""
    where = ",".join(f"{span.start}-{span.end}" for span in spans)
    digest = hashlib.sha256(f"{article.sha256}|{layer}|{where}|{kind}".encode()).hexdigest()
    return layer + digest[:ID_DIGITS]


def ladder(within: str | None, statements: Mapping[str, Statement]) -> tuple[Word, ...]:
    """The chain of sources down to the statement `within`, the reporter first (promise 3 of the contract).

    Raises KeyError for an unknown statement; a circle ends where it closes.
    """
    chain: list[Statement] = []
    seen: set[str] = set()
    while within is not None and within not in seen:
        seen.add(within)
        chain.append(statements[within])
        within = chain[-1].within
    rungs = (Word(item.source.kind, item.id, item.source.entity) for item in reversed(chain))
    return (Word("reporter"), *rungs)


def word_of(record: Record, event: Event) -> tuple[Word, ...]:
    """On whose word the event stands: the reporter first, then each source inwards."""
    return ladder(event.within, {item.id: item for item in record.statements})


def text_of(record: Record, spans: Sequence[Span]) -> str:
    """The characters under some spans, pieces joined by an ellipsis."""
    return " … ".join(span.of(record.article.text) for span in spans)
