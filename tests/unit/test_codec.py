"""The codec: JSON there and back, refusals that name the place, every promise checked, and three schemas that agree."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from sayso.article import Span
from sayso.codec import check, duckdb_columns, from_json, from_plain, json_schema, spans_of, to_json, to_plain
from sayso.errors import RecordError
from sayso.record import Event, EventMention, Link, Party, Record, Statement, Word
from tests.unit.records import record

Change = Callable[[dict[str, Any]], None]


def plain(change: Change) -> dict[str, Any]:
    made = json.loads(to_json(record()))
    change(made)
    assert isinstance(made, dict)
    return made


# ---------------------------------------------------------------- there and back
def test_a_record_comes_back_as_it_was() -> None:
    assert from_json(to_json(record())) == record()
    assert from_json(to_json(record()).encode()) == record()
    assert from_plain(to_plain(record())) == record()


def test_json_is_one_line_in_the_order_of_the_contract() -> None:
    line = to_json(record())
    assert "\n" not in line
    assert list(json.loads(line)) == [
        "schema", "article", "entities", "statements", "events", "times", "places", "notes", "coder",
    ]  # fmt: skip
    assert '"span":[' in line
    assert "“We cannot avoid" in line


def test_every_key_is_written_though_it_is_empty() -> None:
    statement = json.loads(to_json(record()))["statements"][0]
    assert statement["within"] is None
    assert statement["via"] == []


# ---------------------------------------------------------------- refusals
@pytest.mark.parametrize(
    "line", ["", "nonsense", "{", b"\xff\xfe", "[" * 100_000, '{"schema": "sayso.record/1", "x": ' + "[" * 50_000]
)
def test_what_is_no_json_is_refused(line: str | bytes) -> None:
    with pytest.raises(RecordError, match="not JSON"):
        from_json(line)


@pytest.mark.parametrize("line", ["null", "3", "[]", "{}", '{"schema": "sayso.record/2"}', '{"schema": []}'])
def test_an_unknown_schema_is_refused(line: str) -> None:
    with pytest.raises(RecordError, match=r"schema is .*code the article again"):
        from_json(line)


def _drop(made: dict[str, Any]) -> None:
    del made["statements"][1]["cue"]


BROKEN: dict[str, tuple[Change, str]] = {
    "unknown key": (lambda m: m.update(extra=1), r"\$: unknown key 'extra'"),
    "unknown key below": (lambda m: m["events"][0]["rules"].update(why="x"), r"\$\.events\[0\]\.rules: unknown"),
    "missing key": (_drop, r"\$\.statements\[1\]: missing key 'cue'"),
    "wrong type": (lambda m: m["places"][0].update(lat="9"), r"places\[0\]\.lat"),
    "null for a list": (lambda m: m.update(events=None), "events"),
    "object for a list": (lambda m: m.update(events={}), "events"),
    "number for a part": (lambda m: m["statements"][0].update(source=3), "source"),
    "span of three": (lambda m: m["times"][0].update(span=[1, 2, 3]), "not a record"),
    "span of true": (lambda m: m["times"][0].update(span=[True, 2]), "not a record"),
    "empty span": (lambda m: m["times"][0].update(span=[4, 4]), r"\$\.times\[0\]\.span: span \[4, 4\]"),
    "span turned round": (lambda m: m["notes"][0].update(span=[5, 4]), r"\$\.notes\[0\]\.span"),
    "span before the text": (lambda m: m["places"][1].update(span=[-1, 4]), r"\$\.places\[1\]\.span"),
    "span behind the text": (lambda m: m["events"][0].update(trigger=[[1, 9999]]), r"events\[0\]\.trigger\[0\]"),
    "value of no list": (lambda m: m["entities"][0].update(kind="thing"), r"entities\[0\]\.kind: 'thing' is none"),
    "auxiliary of no list": (lambda m: m["events"][0].update(auxiliary=["past"]), "'past' is none of historical"),
    "id twice": (lambda m: m["times"].append(m["times"][0]), "stands twice"),
    "id of another layer": (lambda m: m["times"][0].update(id="p0123456789"), "wrong letter"),
    "unknown entity": (lambda m: m["statements"][0]["source"].update(entity="e0"), "unknown entity 'e0'"),
    "unknown party": (lambda m: m["events"][0]["actors"][0].update(entity="e0"), "'e0' is none of its entities"),
    "unknown time": (lambda m: m["events"][0].update(when="t0"), "'t0' is none of its times"),
    "unknown place": (lambda m: m["events"][0].update(where="p0"), "'p0' is none of its places"),
    "unknown anchor": (lambda m: m["times"][0].update(anchor="t0"), "unknown anchor 't0'"),
    "unknown parent": (lambda m: m["statements"][0].update(within="s0"), "within names no statement"),
    "no trigger": (lambda m: m["events"][0].update(trigger=[]), "no trigger"),
    "ladder that does not follow": (lambda m: m["events"][0].update(word_of=[]), "word_of does not follow"),
    "event within nothing": (lambda m: m["events"][0].update(within="s0"), "within names no statement"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_is_named(name: str) -> None:
    change, words = BROKEN[name]
    with pytest.raises(RecordError, match=words):
        from_plain(plain(change))


def _with(made: Record, *, statement: Statement | None = None, event: Event | None = None) -> Record:
    statements = tuple(statement if statement and item.id == statement.id else item for item in made.statements)
    return replace(made, statements=statements, events=(event,) if event else ())


def test_roles_of_a_statement_may_not_overlap() -> None:
    first = record().statements[0]
    with pytest.raises(RecordError, match="overlap"):
        check(_with(record(), statement=replace(first, cue=first.content)))


def test_two_spans_of_one_role_may_touch() -> None:
    first = record().statements[0]
    content = first.content[0]
    halves = (Span(content.start, content.start + 5), Span(content.start + 5, content.end))
    check(_with(record(), statement=replace(first, content=halves)))


def test_an_inner_content_lies_inside_its_parent() -> None:
    inner = next(item for item in record().statements if item.within)
    with pytest.raises(RecordError, match="not inside that of its parent"):
        check(_with(record(), statement=replace(inner, content=(Span(0, 3),))))


def test_nesting_may_not_go_round() -> None:
    inner = next(item for item in record().statements if item.within)
    outer = next(item for item in record().statements if item.id == inner.within)
    outer = replace(outer, within=inner.id, content=inner.content)
    with pytest.raises(RecordError, match="circle"):
        check(_with(record(), statement=outer))
    with pytest.raises(RecordError, match="circle"):
        check(_with(record(), statement=replace(inner, within=inner.id)))


def test_a_further_mention_keeps_the_same_promises() -> None:
    event = record().events[0]
    good = EventMention((Span(0, 4),), word_of=(Word("reporter"),))
    check(_with(record(), event=replace(event, mentions=(good,))))
    with pytest.raises(RecordError, match="word_of does not follow"):
        check(_with(record(), event=replace(event, mentions=(replace(good, word_of=()),))))
    with pytest.raises(RecordError, match="not inside the text"):
        check(_with(record(), event=replace(event, mentions=(replace(good, trigger=(Span(3, 3),)),))))


def test_links_lead_to_an_event() -> None:
    event = record().events[0]
    check(_with(record(), event=replace(event, links=(Link("before", event.id),))))
    with pytest.raises(RecordError, match="none of its events"):
        check(_with(record(), event=replace(event, links=(Link("before", "v0"),))))


def test_parties_without_an_entity_are_allowed() -> None:
    event = record().events[0]
    check(_with(record(), event=replace(event, actors=(Party((Span(0, 4),)),))))


# ---------------------------------------------------------------- schemas
def test_every_span_has_its_path() -> None:
    paths = dict(spans_of(record()))
    assert paths["$.article.headline"] == record().article.headline
    assert paths["$.statements[0].cue[0]"] == record().statements[0].cue[0]
    assert all(isinstance(span, Span) for span in paths.values())


def test_the_json_schema_closes_every_object() -> None:
    schema = json_schema()
    assert schema["$id"] == "sayso.record/1"
    objects = [part for part in schema["$defs"].values() if part.get("type") == "object"]
    assert len(objects) >= 15
    for part in objects:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    assert schema["$defs"]["Statement"]["properties"]["form"]["enum"] == ["direct", "indirect", "mixed"]
    assert schema["$defs"]["Event"]["properties"]["auxiliary"]["items"]["enum"][0] == "historical"
    assert json_schema() == schema


def test_a_record_fits_its_own_schema() -> None:
    _fits(json.loads(to_json(record())), json_schema()["$defs"]["Record"], json_schema()["$defs"])


def _fits(value: Any, schema: dict[str, Any], parts: dict[str, Any]) -> None:
    """As much of JSON Schema as the schema of a record uses."""
    if "$ref" in schema:
        _fits(value, parts[schema["$ref"].removeprefix("#/$defs/")], parts)
    elif "anyOf" in schema:
        options = [option for option in schema["anyOf"] if (option.get("type") == "null") is (value is None)]
        assert options
        _fits(value, options[0], parts)
    elif schema.get("type") == "object":
        assert set(value) == set(schema["required"])
        for key, item in value.items():
            _fits(item, schema["properties"][key], parts)
    elif schema.get("type") == "array" and isinstance(schema.get("items"), dict):
        for item in value:
            _fits(item, schema["items"], parts)
    elif "enum" in schema:
        assert value in schema["enum"]
    elif "const" in schema:
        assert value == schema["const"]


def test_duckdb_takes_the_columns() -> None:
    columns = duckdb_columns()
    assert list(columns) == list(json.loads(to_json(record())))
    with duckdb.connect() as connection:
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f"CREATE TABLE r ({listed})")
        described = connection.execute("DESCRIBE r").fetchall()
    assert [row[0] for row in described] == list(columns)
    assert "BIGINT[][]" in columns["statements"]
