"""The store: Parquet and JSON Lines hold the same records, and nothing is half read."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.article import make_article
from sayso.codec import duckdb_columns, to_json
from sayso.errors import InputError, RecordError
from sayso.layers import Layers
from sayso.record import SCHEMA, Record
from sayso.store import connect, load_records
from sayso.store.parquet import SCHEMA_KEY, write
from tests.unit import records


def _lines(path: Path, *items: Record) -> Path:
    path.write_text("".join(f"{to_json(item)}\n" for item in items), encoding="utf-8")
    return path


def _odd() -> Record:
    from sayso.analyse.assemble import assemble

    return assemble(make_article("\x00 “odd” \U0001f600\u2028é\\ \ufffd"), Layers(), records.CODER)


def test_parquet_gives_back_what_went_in(tmp_path: Path) -> None:
    items = [records.record(), _odd(), replace(records.record(), coder=replace(records.CODER, sayso="9"))]
    shard = tmp_path / "it's [1] a?b*.parquet"
    write(_lines(tmp_path / "a [2]*.jsonl", *items), shard)
    assert list(load_records(shard)) == items
    assert list(load_records(tmp_path / "a [2]*.jsonl")) == items
    assert list(load_records(tmp_path)) == [*items, *items]


def test_a_shard_of_nothing_has_the_schema(tmp_path: Path) -> None:
    write(_lines(tmp_path / "a.jsonl"), tmp_path / "a.parquet")
    assert list(load_records(tmp_path / "a.parquet")) == []
    with connect() as connection:
        rows = connection.execute(f"DESCRIBE SELECT * FROM '{tmp_path / 'a.parquet'}'").fetchall()
        metadata = connection.execute(f"SELECT * FROM parquet_kv_metadata('{tmp_path / 'a.parquet'}')").fetchall()
    assert [row[0] for row in rows] == list(duckdb_columns())
    assert [(key, value) for _, key, value in metadata] == [(SCHEMA_KEY.encode(), SCHEMA.encode())]


def test_parquet_of_the_same_records_is_the_same_bytes(tmp_path: Path) -> None:
    lines = _lines(tmp_path / "a.jsonl", *[records.record()] * 50)
    for name in ("a.parquet", "b.parquet"):
        write(lines, tmp_path / name)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_nested_columns_can_be_asked_for(tmp_path: Path) -> None:
    write(_lines(tmp_path / "a.jsonl", records.record()), tmp_path / "a.parquet")
    question = (
        "SELECT e.type FROM (SELECT unnest(events) AS e FROM read_parquet(?)) WHERE len(e.auxiliary) = 0 ORDER BY 1"
    )
    with connect() as connection:
        assert connection.execute(question, [str(tmp_path / "a.parquet")]).fetchall() == [("AGREE",), ("CONSULT",)]


def test_duckdb_fetches_no_extension() -> None:
    with connect() as connection:
        rows = connection.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name IN "
            "('autoinstall_known_extensions', 'autoload_known_extensions')"
        ).fetchall()
    assert {value for _, value in rows} == {"false"}
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"schema": "sayso.record/2"}', "a.jsonl:2: schema is 'sayso.record/2', and this version reads"),
        ("{}", "a.jsonl:2: schema is None"),
        ("no", "a.jsonl:2: not JSON"),
        ('{"schema": "sayso.record/1"}', "a.jsonl:2: $: missing key"),
    ],
)
def test_a_line_that_is_no_record(tmp_path: Path, line: str, words: str) -> None:
    path = _lines(tmp_path / "a.jsonl", records.record())
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    loaded = load_records(path)
    assert next(loaded) == records.record()
    with pytest.raises(RecordError) as caught:
        next(loaded)
    assert words in str(caught.value)


def test_parquet_that_holds_no_records(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with connect() as connection:
        connection.execute(f"COPY (SELECT 1 AS a) TO '{path}' (FORMAT parquet)")
        with pytest.raises(RecordError, match='no column "schema"'):
            list(load_records(path))
        connection.execute(f"COPY (SELECT 'sayso.record/2' AS schema) TO '{path}' (FORMAT parquet)")
        with pytest.raises(RecordError, match=r"row 1: schema is 'sayso\.record/2'"):
            list(load_records(path))
    path.write_bytes(b"PAR1 cut off")
    with pytest.raises(RecordError, match="not a Parquet file of records"):
        list(load_records(path))


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.refused.jsonl").write_text("{}\n")
    with pytest.raises(InputError, match="no file of records"):
        list(load_records(tmp_path))
    with pytest.raises(InputError, match="there is no such file"):
        list(load_records(tmp_path / "none.jsonl"))
