"""How many articles some paths may hold, for a bar of progress: a quick count, not a promise."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from sayso.readers.kinds import by_name
from sayso.readers.paths import STDIN, files_in

# Counting the lines of a file takes about a second a gigabyte; a larger input is not counted.
MOST_BYTES = 1_000_000_000
_BLOCK = 1_048_576


def expected(paths: Iterable[str | Path], *, skip: Collection[Path] = ()) -> int | None:
    """Files and lines of JSON in the paths together, or null where that cannot be told at once."""
    passed = {os.path.realpath(path) for path in skip}
    number, size = 0, 0
    for given in paths:
        path = Path(given)
        if str(given) == STDIN or (path.exists() and not path.is_dir() and not path.is_file()):
            return None
        for file in files_in(path, passed, []) if path.is_dir() else (path,):
            lines = by_name(file) == "jsonl" and file.is_file()
            size += file.stat().st_size if lines else 0
            if size > MOST_BYTES:
                return None
            number += _lines(file) if lines else 1
    return number


def _lines(path: Path) -> int:
    number, last = 0, b"\n"
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                number += block.count(b"\n")
                last = block[-1:]
    except OSError:
        return 1
    return number + (last != b"\n")
