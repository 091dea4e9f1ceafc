"""From a path to its articles: a file, a folder with all that is in it, or standard input."""

import io
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

from sayso import registry
from sayso.article import Article
from sayso.readers.kinds import EXTENSIONS, SNIFFED, by_head, by_name, kind_of
from sayso.readers.refusal import Located, Refused, shown

STDIN = "-"


def read(path: str | Path, published: str | None = None) -> Iterator[Article | Refused]:
    """The articles of a file, of a folder, or of standard input ("-"), and what was refused, in order.

    `published` is the day of publication (YYYY-MM-DD) of articles that name none, and goes before the date of a page.
    Everything is streamed; nothing that a file can contain raises.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (pathlib.Path(folder) / "a.txt").write_text("Rain fell.")
    ...     _ = (pathlib.Path(folder) / "b.txt").write_text("")
    ...     [getattr(item, "text", None) or item.reason for item in read(folder)]
    ['Rain fell.', 'empty: there is no text in it; give a file with an article']
    """
    for item in read_all([path], published):
        yield item.article if isinstance(item, Located) else item


def read_all(
    paths: Iterable[str | Path], published: str | None = None, *, skip: Collection[Path] = ()
) -> Iterator[Located | Refused]:
    """The articles of several paths in order, each with its place; files of `skip` are passed over in folders."""
    passed = {os.path.realpath(path) for path in skip}
    for given in paths:
        if given == "":
            yield Refused("''", None, "an empty path; name a file or a folder, or . for this folder")
        elif str(given) == STDIN:
            yield from _stream(cast(BinaryIO, sys.stdin.buffer), Path(STDIN), published)
        elif Path(given).is_dir():
            yield from _folder(Path(given), published, passed)
        else:
            yield from _file(Path(given), published)


def _folder(folder: Path, published: str | None, passed: Collection[str]) -> Iterator[Located | Refused]:
    """What is in every file below a folder, and what could not be opened."""
    faults: list[OSError] = []
    seen = False
    for path in files_in(folder, passed, faults):
        seen = True
        yield from _listed(path, published)
    yield from (_unreadable(Path(error.filename or folder), error) for error in faults)
    if not seen and not faults:
        yield Refused(shown(folder), None, "no file in the folder; give a folder with articles")


def files_in(folder: Path, passed: Collection[str], faults: list[OSError]) -> Iterator[Path]:
    """Every file below a folder, in the order of names, but hidden ones and those of `passed`; adds to `faults`."""
    for root, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in sorted(files) if not name.startswith(".")):
            if os.path.realpath(path) not in passed:
                yield path


def _listed(path: Path, published: str | None) -> Iterator[Located | Refused]:
    """A file met in a folder: only regular files, and only of kinds that are articles."""
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        yield _unreadable(path, error)
        return
    if not regular:
        yield Refused(shown(path), None, "not a regular file; give files of text, HTML or JSONL")
    elif by_name(path) is None:
        known = " ".join(key for key in EXTENSIONS if key)
        yield Refused(
            shown(path), None, f"unknown kind of file {path.suffix!r} (known: {known}); name it alone if it is text"
        )
    else:
        yield from _file(path, published)


def _file(path: Path, published: str | None) -> Iterator[Located | Refused]:
    if "\0" in str(path):
        yield Refused(shown(path).replace("\0", "\\0"), None, "no name of a file; check the path")
        return
    try:
        with path.open("rb") as stream:
            yield from _stream(cast(BinaryIO, stream), path, published)
    except OSError as error:
        yield _unreadable(path, error)


def _stream(stream: BinaryIO, path: Path, published: str | None) -> Iterator[Located | Refused]:
    head = stream.read(SNIFFED)
    whole = io.BufferedReader(_Joined(head, stream))
    kind = by_head(head) if str(path) == STDIN else kind_of(path, head)
    reader = registry.load("readers", kind)
    with closing(reader(whole, "stdin" if str(path) == STDIN else shown(path), published)) as items:
        yield from items
    whole.detach()


def _unreadable(path: Path, error: OSError) -> Refused:
    advice = "check the path" if isinstance(error, FileNotFoundError) else "check the file and who may read it"
    return Refused(shown(path), None, f"cannot be read ({error.strerror or error}); {advice}")


class _Joined(io.RawIOBase):
    """The first bytes of a stream, already read, and then the rest of it; pipes cannot be wound back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes; 0 at the end."""
        size = len(buffer)
        data = self._head[:size] or self._rest.read(size)
        self._head = self._head[size:]
        buffer[: len(data)] = data
        return len(data)
