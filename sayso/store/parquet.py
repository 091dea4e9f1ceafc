"""Records as Parquet: one row an article, nested as in the contract, the schema named even when there is no row."""

from pathlib import Path

from sayso.codec import duckdb_columns
from sayso.record import SCHEMA
from sayso.store.connection import connect, exact, literal

# DuckDB keeps a buffer of this size for each thread, so it is no larger than the longest line needs.
_LEAST_LINE = 16_777_216
SCHEMA_KEY = "sayso_schema"


def write(records: Path, out: Path) -> None:
    """Write a file of JSON lines as one Parquet file, in the same order; its metadata name the schema."""
    columns = ", ".join(f'"{name}": {literal(kind)}' for name, kind in duckdb_columns().items())
    source = (
        f"read_json({literal(exact(str(records)))}, format='newline_delimited', compression='none', "
        f"columns={{{columns}}}, maximum_object_size={_longest_line(records)})"
    )
    options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{SCHEMA_KEY}: {literal(SCHEMA)}}}"
    with connect() as connection:
        # One thread keeps the order of the lines and the bytes of the file.
        connection.execute("SET threads = 1")
        connection.execute(f"COPY (SELECT * FROM {source}) TO {literal(str(out))} ({options})")


def _longest_line(records: Path) -> int:
    with records.open("rb") as lines:
        return max(_LEAST_LINE, *(len(line) + 2 for line in lines), 0)
