"""Articles to records, in this process or in several; what comes out is in the order of what went in."""

import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib.resources import files
from multiprocessing import get_context, parent_process
from pathlib import Path

from sayso.article import Article
from sayso.codec import to_json
from sayso.config import Config
from sayso.errors import DataError, SaysoError
from sayso.pipeline import Coder
from sayso.readers import Located, Refused
from sayso.readers.refusal import place

# Articles that wait for each process: enough to keep it busy, few enough to keep memory small.
WAITING = 4
MEND = "report it with the article, or leave the article out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article or line: coded, refused or failed, with its place and the record as a line of JSON."""

    status: str
    path: str
    line: int | None
    article: str | None = None
    record: str | None = None
    reason: str | None = None
    traceback: str | None = None

    def __str__(self) -> str:
        return f"{place(self.path, self.line)}: {self.reason or self.status}"


@dataclass(frozen=True, slots=True)
class _Coded:
    record: str | None
    reason: str | None = None
    traceback: str | None = None


def code_all(
    items: Iterable[Located | Refused], config: Config, *, workers: int = 1, strict: bool = False
) -> Iterator[Outcome]:
    """The outcome of each item in turn, the same whatever the number of processes.

    A crash on one article is an outcome with its traceback; when strict it is raised. A SaysoError of loading
    (configuration, data) is always raised.
    """
    if workers > 1:
        yield from _in_processes(items, config, workers, strict)
        return
    coder: Coder | None = None
    for item in items:
        if isinstance(item, Refused):
            yield refused(item)
        else:
            coder = coder or Coder(config)
            yield _outcome(item, _code(coder, item.article, strict))


def refused(item: Refused) -> Outcome:
    """The outcome of what a reader refused."""
    return Outcome("refused", item.path, item.line, reason=item.reason)


def _code(coder: Coder, article: Article, strict: bool) -> _Coded:
    try:
        return _Coded(to_json(coder.code(article)))
    except DataError:
        raise
    except Exception as error:
        if isinstance(error, FileNotFoundError) and _is_ours(error.filename):
            raise DataError(f"{error.filename} is missing; run: pip install --force-reinstall sayso") from error
        if strict:
            raise
        return _Coded(None, f"the coder failed ({type(error).__name__}: {error}); {MEND}", traceback.format_exc())


def _is_ours(name: object) -> bool:
    """Whether a file belongs to the package: some of its tables are read when they are first needed."""
    return isinstance(name, str) and Path(name).is_relative_to(str(files("sayso")))


def _outcome(item: Located, coded: _Coded) -> Outcome:
    status = "failed" if coded.record is None else "coded"
    return Outcome(
        status, item.path, item.line, item.article.id, coded.record, reason=coded.reason, traceback=coded.traceback
    )


# ---------------------------------------------------------------- processes
_coder: Coder | Exception | None = None
ENDED = "a process ended from outside, perhaps for want of memory; run it again with fewer --workers"


def _in_processes(items: Iterable[Located | Refused], config: Config, workers: int, strict: bool) -> Iterator[Outcome]:
    waiting: deque[tuple[Located, Future[_Coded]] | Outcome] = deque()
    # Spawned, not forked: forking a process whose libraries run threads can hang it.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(config,))
    try:
        for item in items:
            waiting.append(
                refused(item) if isinstance(item, Refused) else (item, pool.submit(_work, item.article, strict))
            )
            while len(waiting) > workers * WAITING:
                yield _finished(waiting.popleft())
        while waiting:
            yield _finished(waiting.popleft())
    except BrokenProcessPool as error:
        raise SaysoError(ENDED) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(entry: tuple[Located, Future[_Coded]] | Outcome) -> Outcome:
    return entry if isinstance(entry, Outcome) else _outcome(entry[0], entry[1].result())


def _start(config: Config) -> None:
    """Load the coder of a new process; interrupts are for the parent to deal with."""
    global _coder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _coder = Coder(config)
    except Exception as error:  # raised in the parent, by the first article
        _coder = error


def _end_with_parent() -> None:
    """End this process when its parent is gone: a pool whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(article: Article, strict: bool) -> _Coded:
    if not isinstance(_coder, Coder):
        raise _coder or RuntimeError("the process has no coder")
    return _code(_coder, article, strict)
