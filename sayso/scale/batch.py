"""A batch into one file: written beside it first, and gone on with when it was cut off.

OUT.part holds the records so far, one a line and in the order of the input; a rerun with the same input and the same
coder skips them. OUT.refused.jsonl lists what was refused or failed. Both take their names only when they are whole.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from sayso import registry
from sayso.analyse.provenance import coder_info
from sayso.article import Article
from sayso.config import Config
from sayso.errors import InputError
from sayso.readers import Located, Refused
from sayso.record import CoderInfo
from sayso.scale.pool import Outcome, code_all, refused

REFUSED = ".refused.jsonl"
# What a record depends on besides the coder: where all of it is the same, so is the record.
SAME = ("id", "sha256", "published", "outlet", "url", "title", "reader")


@dataclass(frozen=True, slots=True)
class Batch:
    """Where a batch goes: the file, its format (a registered exporter), the processes, and if a crash is raised."""

    out: Path
    format: str = "jsonl"
    config: Config = field(default_factory=Config)
    workers: int = 1
    strict: bool = False

    @property
    def part(self) -> Path:
        """The file of the records so far."""
        return _beside(self.out, ".part")

    @property
    def refused(self) -> Path:
        """The file that lists what was refused or failed, where there is any."""
        return _beside(self.out, REFUSED)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that the batch writes."""
        refusals = self.refused
        return (self.out, self.part, _beside(self.out, ".tmp"), refusals, _beside(refusals, ".part"),
                _beside(refusals, ".new"))  # fmt: skip


def code_batch(items: Iterable[Located | Refused], batch: Batch) -> Iterator[Outcome]:
    """Code the items into the batch's file; yields every outcome, those of an earlier run of it too.

    An earlier run is gone on with as long as its records are those of the same articles and the same coder.
    """
    batch.out.parent.mkdir(parents=True, exist_ok=True)
    rest = iter(items)
    ahead: list[Located | Refused] = []
    listed, fresh = _beside(batch.refused, ".part"), _beside(batch.refused, ".new")
    failed = _failures(listed if listed.exists() else batch.refused)
    with _opened(batch.part) as records:
        with fresh.open("wb") as rows:
            for outcome in _known(rest, ahead, records, coder_info(batch.config), failed):
                _list(outcome, rows)
                yield outcome
        records.truncate()
        fresh.replace(listed)
        yield from _coded(chain(ahead, rest), batch, records, listed)
    _finish(batch)


def _coded(items: Iterable[Located | Refused], batch: Batch, records: BinaryIO, listed: Path) -> Iterator[Outcome]:
    """Code what is left, each outcome written before the next one is asked for."""
    with listed.open("ab") as rows:
        for outcome in code_all(items, batch.config, workers=batch.workers, strict=batch.strict):
            if outcome.record is not None:
                records.write(outcome.record.encode() + b"\n")
                records.flush()
            _list(outcome, rows)
            yield outcome
        _to_disk(records)
        _to_disk(rows)


def _known(
    rest: Iterator[Located | Refused],
    ahead: list[Located | Refused],
    records: BinaryIO,
    info: CoderInfo,
    failed: dict[tuple[str, int | None, str], Outcome],
) -> Iterator[Outcome]:
    """The outcomes that an earlier run has settled; the first item that it has not goes to `ahead`."""
    position = 0
    for item in rest:
        if isinstance(item, Refused):
            yield refused(item)
            continue
        line = records.readline()
        kept = _article_of(line, info)
        crash = failed.get((item.path, item.line, item.article.id))
        if kept is not None and _is_same(kept, item.article):
            position += len(line)
            yield Outcome("coded", item.path, item.line, item.article.id)
        elif kept is not None and crash is not None:
            records.seek(position)
            yield crash
        else:
            ahead.append(item)
            break
    records.seek(position)


def _article_of(line: bytes, info: CoderInfo) -> dict[str, object] | None:
    """What a whole line says of its article, if it is a record that this coder wrote; else null."""
    try:
        raw = msgspec.json.decode(line)
        article: dict[str, object] = raw["article"]
        return article if raw["coder"] == asdict(info) and line.endswith(b"\n") else None
    except (msgspec.DecodeError, KeyError, TypeError):
        return None


def _is_same(kept: dict[str, object], article: Article) -> bool:
    told = article.language in ("und", kept.get("language"))
    return told and all(kept.get(key) == getattr(article, key) for key in SAME)


def _failures(path: Path) -> dict[tuple[str, int | None, str], Outcome]:
    """The articles on which an earlier run crashed: the same coder would crash again."""
    found: dict[tuple[str, int | None, str], Outcome] = {}
    if path.exists():
        for line in path.read_bytes().splitlines():
            try:
                row = msgspec.json.decode(line, type=Outcome)
            except msgspec.DecodeError:
                continue
            if row.status == "failed" and row.article is not None:
                found[row.path, row.line, row.article] = row
    return found


def _list(outcome: Outcome, rows: BinaryIO) -> None:
    if outcome.status != "coded":
        row = {key: value for key, value in asdict(outcome).items() if key != "record"}
        rows.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        rows.flush()


def _finish(batch: Batch) -> None:
    """Give the files their names, the output last: where it stands, the batch is whole."""
    listed, made = _beside(batch.refused, ".part"), _beside(batch.out, ".tmp")
    if listed.stat().st_size:
        listed.replace(batch.refused)
    else:
        listed.unlink()
        batch.refused.unlink(missing_ok=True)
    registry.load("exporters", batch.format)(batch.part, made)
    with made.open("rb+") as file:
        _to_disk(cast(BinaryIO, file))
    made.replace(batch.out)
    batch.part.unlink(missing_ok=True)


def _opened(path: Path) -> BinaryIO:
    """The file for reading and writing, with what is in it. Raises InputError while another run writes it."""
    path.touch()
    file = cast(BinaryIO, path.open("rb+"))
    if not _locked(file):
        file.close()
        raise InputError(f"{path}: another run is writing there; wait for it, or name another --out")
    return file


def _locked(file: BinaryIO) -> bool:
    """Whether this process alone now holds the file; the lock goes when the file is closed, however the run ends."""
    try:
        import fcntl
    except ImportError:  # Windows: no two processes rename one file there anyway
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    # A run that ended just now may have given the file its last name.
    return os.fstat(file.fileno()).st_nlink > 0


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
