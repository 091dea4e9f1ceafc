"""The one place that opens DuckDB: in memory, and never fetching an extension."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def connect() -> "duckdb.DuckDBPyConnection":
    """A new DuckDB in memory that reaches no network; JSON and Parquet are built in.

    >>> connect().execute("SELECT 40 + 2").fetchall()
    [(42,)]
    """
    import duckdb

    return duckdb.connect(":memory:", config=OFFLINE)


def literal(text: str) -> str:
    """The text as an SQL string, for the statements that take no parameters.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def exact(path: str) -> str:
    """The path with the characters that DuckDB would read as a pattern taken as they stand.

    >>> exact("run[1].parquet")
    'run[[]1].parquet'
    """
    return "".join(f"[{char}]" if char in "*?[" else char for char in path)
