"""Records to JSON and back, and the schemas of both doors: JSON Schema and DuckDB column types.

The only place where schemas are written. `check` validates what the decoder lets through: the contract's promises.
"""

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from sayso.article import Span
from sayso.errors import RecordError
from sayso.record import (
    AUXILIARY,
    ENTITY_KINDS,
    FIGURE_KINDS,
    GRANULARITIES,
    LINK_KINDS,
    MENTION_FORMS,
    PLACE_KINDS,
    PLACE_USES,
    PRECISIONS,
    SCHEMA,
    SOURCE_KINDS,
    STATEMENT_FORMS,
    STATEMENT_KINDS,
    TIME_TYPES,
    Entity,
    Event,
    EventMention,
    Figure,
    Link,
    Mention,
    Place,
    Record,
    Source,
    Statement,
    Time,
    Word,
    ladder,
)

# Which values a field may have: (type, field) -> values.
ENUMS: dict[tuple[type, str], tuple[str, ...]] = {
    (Entity, "kind"): ENTITY_KINDS,
    (Mention, "form"): MENTION_FORMS,
    (Statement, "kind"): STATEMENT_KINDS,
    (Statement, "form"): STATEMENT_FORMS,
    (Source, "kind"): SOURCE_KINDS,
    (Word, "kind"): ("reporter", *SOURCE_KINDS),
    (Event, "auxiliary"): AUXILIARY,
    (EventMention, "auxiliary"): AUXILIARY,
    (Figure, "kind"): FIGURE_KINDS,
    (Link, "kind"): LINK_KINDS,
    (Time, "type"): TIME_TYPES,
    (Time, "granularity"): GRANULARITIES,
    (Place, "kind"): PLACE_KINDS,
    (Place, "precision"): PRECISIONS,
    (Place, "use"): PLACE_USES,
}
_SCALARS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record) -> str:
    """The record as one line of JSON, every key written, keys in the order of the contract."""
    return _encoder.encode(record).decode("utf-8")


def from_json(line: str | bytes) -> Record:
    """The record of a line of JSON, checked. Raises RecordError for an unknown schema or a broken promise."""
    try:
        raw = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}; give a file that sayso code wrote") from error
    return from_plain(raw)


def from_plain(raw: object) -> Record:
    """The record of plain dicts and lists, checked. Raises RecordError naming the place."""
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema != SCHEMA:
        raise RecordError(f"schema is {schema!r}, and this version reads {SCHEMA!r}; code the article again")
    _refuse_unknown(raw, Record, "$")
    try:
        record = msgspec.convert(raw, Record)
    except msgspec.ValidationError as error:
        raise RecordError(f"not a record: {error}; code the article again") from error
    check(record)
    return record


def to_plain(record: Record) -> dict[str, Any]:
    """The record as plain dicts, lists and scalars."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain


# ---------------------------------------------------------------- unknown keys
def _refuse_unknown(raw: Any, expected: Any, where: str) -> None:
    if is_dataclass(expected) and isinstance(raw, dict):
        hints = _hints(typing.cast(Any, expected))
        if raw.keys() != hints.keys():
            unknown = raw.keys() - hints.keys()
            missing = hints.keys() - raw.keys()
            word, key = ("unknown", min(unknown)) if unknown else ("missing", min(missing))
            raise RecordError(f"{where}: {word} key {key!r}; code the article again with this version")
        for key, value in raw.items():
            if hints[key] is not None and value:
                _refuse_unknown(value, hints[key], f"{where}.{key}")
    elif isinstance(raw, list) and is_dataclass(expected):
        for number, value in enumerate(raw):
            _refuse_unknown(value, expected, f"{where}[{number}]")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass, each with the dataclass that it holds, or null where it holds none."""
    items = {name: _item(hint) for name, hint in typing.get_type_hints(kind).items()}
    return {name: item if is_dataclass(item) else None for name, item in items.items()}


def _item(hint: Any) -> Any:
    """The dataclass inside `X`, `X | None` or `tuple[X, ...]`, else the hint."""
    inner = [item for item in typing.get_args(hint) if item not in (type(None), Ellipsis)]
    return inner[0] if inner and is_dataclass(inner[0]) else hint


# ---------------------------------------------------------------- promises
def check(record: Record) -> None:
    """Raise RecordError, naming the place, unless the record keeps the contract's promises 1 to 4."""
    length = len(record.article.text)
    for where, span in spans_of(record):
        if not 0 <= span.start < span.end <= length:
            raise RecordError(f"{where}: span {list(span)} is not inside the text (0..{length}); code it again")
    for where, message in _broken(record):
        raise RecordError(f"{where}: {message}; code the article again")


def spans_of(value: Any, where: str = "$") -> Iterator[tuple[str, Span]]:
    """Every span of a record, or of a part of one, with the path to it."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from spans_of(item, f"{where}[{number}]")
    elif is_dataclass(value):
        for name in _names(typing.cast(Any, type(value))):
            yield from spans_of(getattr(value, name), f"{where}.{name}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _broken(record: Record) -> Iterator[tuple[str, str]]:
    yield from _bad_values(record, "$")
    yield from _bad_ids(record)
    statements = {item.id: item for item in record.statements}
    yield from _bad_nesting(record, statements)
    yield from _bad_ladders(record, statements)
    yield from _bad_references(record)


def _bad_values(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple) and not isinstance(value, Span):
        for number, item in enumerate(value):
            yield from _bad_values(item, f"{where}[{number}]")
    elif is_dataclass(value):
        for name in _names(typing.cast(Any, type(value))):
            held, allowed = getattr(value, name), ENUMS.get((type(value), name))
            for item in held if isinstance(held, tuple) else (held,):
                if allowed is not None and item not in allowed:
                    yield f"{where}.{name}", f"{item!r} is none of {', '.join(allowed)}"
            yield from _bad_values(held, f"{where}.{name}")


def _bad_ids(record: Record) -> Iterator[tuple[str, str]]:
    for letter, layer in zip("esvtp", ("entities", "statements", "events", "times", "places"), strict=True):
        seen: set[str] = set()
        for item in getattr(record, layer):
            if not item.id.startswith(letter) or item.id in seen:
                yield f"$.{layer}", f"id {item.id!r} stands twice or has the wrong letter"
            seen.add(item.id)


def _bad_nesting(record: Record, statements: dict[str, Statement]) -> Iterator[tuple[str, str]]:
    settled: set[str] = set()
    for item in record.statements:
        where = f"statement {item.id}"
        roles = (item.source.spans, item.cue, item.content)
        every = [(role, span) for role, spans in enumerate(roles) for span in spans]
        if any(a != b and x.meets(y) for a, x in every for b, y in every):
            yield where, "source, cue and content overlap"
        if item.within is None:
            continue
        parent = statements.get(item.within)
        if parent is None:
            yield where, f"within names no statement: {item.within!r}"
        elif not all(any(outer.holds(span) for outer in parent.content) for span in item.content):
            yield where, "its content is not inside that of its parent"
        elif _circular(item, statements, settled):
            yield where, "within goes round in a circle"


def _circular(item: Statement, statements: dict[str, Statement], settled: set[str]) -> bool:
    """Whether the way up from a statement leads in a circle; those on a way that ends are added to `settled`."""
    seen, above = {item.id}, item.within
    while above is not None and above in statements and above not in settled:
        if above in seen:
            return True
        seen.add(above)
        above = statements[above].within
    settled |= seen
    return False


def _bad_ladders(record: Record, statements: dict[str, Statement]) -> Iterator[tuple[str, str]]:
    for event in record.events:
        items: tuple[Event | EventMention, ...] = (event, *event.mentions)
        for item in items:
            if item.within is not None and item.within not in statements:
                yield f"event {event.id}", f"within names no statement: {item.within!r}"
            elif item.word_of != ladder(item.within, statements):
                yield f"event {event.id}", "word_of does not follow from within"


def _bad_references(record: Record) -> Iterator[tuple[str, str]]:
    known = {name: {item.id for item in getattr(record, name)} for name in ("entities", "events", "times", "places")}
    for statement in record.statements:
        if statement.source.entity is not None and statement.source.entity not in known["entities"]:
            yield f"statement {statement.id}", f"unknown entity {statement.source.entity!r}"
    for event in record.events:
        where = f"event {event.id}"
        if not event.trigger:
            yield where, "no trigger"
        pointers = [(party.entity, "entities") for party in (*event.actors, *event.recipients)]
        pointers += [(event.when, "times"), (event.where, "places"), *((link.event, "events") for link in event.links)]
        for pointer, layer in pointers:
            if pointer is not None and pointer not in known[layer]:
                yield where, f"{pointer!r} is none of its {layer}"
    for time in record.times:
        if time.anchor not in ("published", "none") and time.anchor not in known["times"]:
            yield f"time {time.id}", f"unknown anchor {time.anchor!r}"


# ---------------------------------------------------------------- schemas
def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record: every key required, none beside them, values of closed lists named."""
    (root,), parts = msgspec.json.schema_components((Record,), ref_template="#/$defs/{name}")
    classes = {item.__name__: item for item in _dataclasses(Record)}
    for name, part in parts.items():
        if part.get("type") != "object":
            continue
        part["additionalProperties"] = False
        part["required"] = list(part["properties"])
        for key, prop in part["properties"].items():
            prop.pop("default", None)
            allowed = ENUMS.get((classes[name], key))
            if allowed is not None:
                (prop["items"] if prop.get("type") == "array" else prop)["enum"] = list(allowed)
    parts["Record"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **root, "$defs": parts}


def _dataclasses(kind: Any) -> Iterator[type]:
    yield kind
    for hint in typing.get_type_hints(kind).values():
        inner = _item(hint)
        if is_dataclass(inner):
            yield from _dataclasses(inner)


def duckdb_columns() -> dict[str, str]:
    """Column name -> DuckDB type of a table of records, one row an article, nested like the contract."""
    return {name: _duckdb(hint) for name, hint in typing.get_type_hints(Record).items()}


def _duckdb(hint: Any) -> str:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if hint is Span:
        return "BIGINT[]"
    inner = [item for item in typing.get_args(hint) if item not in (type(None), Ellipsis)]
    if typing.get_origin(hint) is tuple:
        return f"{_duckdb(inner[0])}[]"
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _duckdb(inner[0])
    columns = (f'"{name}" {_duckdb(part)}' for name, part in typing.get_type_hints(hint).items())
    return f"STRUCT({', '.join(columns)})"
