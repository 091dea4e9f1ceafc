"""Reading records back: from JSON Lines, from Parquet, or from a folder of both; each one is checked."""

from collections.abc import Iterator
from pathlib import Path

from sayso.codec import from_json, from_plain
from sayso.errors import InputError, RecordError
from sayso.record import SCHEMA, Record
from sayso.store.connection import connect, exact

REFUSED = ".refused.jsonl"
ROWS_AT_ONCE = 64


def load_records(path: str | Path) -> Iterator[Record]:
    """The records of a .jsonl or .parquet file, or of a folder of them, one by one in order.

    Raises InputError when there is no such file, RecordError naming file, line and reason for anything that is no
    record of this version: nothing is half read.

    >>> import pathlib, sayso, tempfile
    >>> coder = sayso.Coder(sayso.Config(analysers=("paragraphs",)))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "records.jsonl"
    ...     _ = file.write_text(sayso.to_json(coder.code(sayso.make_article("Rain fell."))))
    ...     [record.article.text for record in load_records(file)]
    ['Rain fell.']
    """
    path = Path(path)
    if path.is_dir():
        shards = sorted(item for item in path.rglob("*") if _is_shard(item.relative_to(path)))
        if not shards:
            raise InputError(f"{path}: no file of records (.jsonl, .parquet) in the folder; check the path")
    elif path.exists():
        shards = [path]
    else:
        raise InputError(f"{path}: there is no such file; check the path")
    for shard in shards:
        yield from _parquet(shard) if shard.suffix.lower() == ".parquet" else _jsonl(shard)


def _is_shard(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in (".jsonl", ".parquet") and not hidden and not path.name.endswith(REFUSED)


def _jsonl(path: Path) -> Iterator[Record]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _checked(line, path, number)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file and who may read it") from error


def _checked(line: bytes, path: Path, number: int) -> Record:
    try:
        return from_json(line)
    except RecordError as error:
        raise RecordError(f"{path}:{number}: {error}") from error


def _parquet(path: Path) -> Iterator[Record]:
    import duckdb

    with connect() as connection:
        try:
            rows = connection.execute("SELECT * FROM read_parquet(?)", [exact(str(path))])
            columns = [column[0] for column in rows.description or ()]
            if "schema" not in columns:
                raise RecordError(f'{path}: no column "schema", so no records of {SCHEMA}; give what sayso code wrote')
            number = 0
            while batch := rows.fetchmany(ROWS_AT_ONCE):
                for row in batch:
                    number += 1
                    yield _row(dict(zip(columns, row, strict=True)), path, number)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise RecordError(f"{path}: not a Parquet file of records ({reason}); code the articles again") from error


def _row(row: dict[str, object], path: Path, number: int) -> Record:
    try:
        return from_plain(row)
    except RecordError as error:
        raise RecordError(f"{path}, row {number}: {error}") from error
