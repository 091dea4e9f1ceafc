"""The count of a run: progress while it lasts, what was refused, the closing line, the exit code."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sayso.cli.terminal import DONE, FAULT, SOME_REFUSED, harmless, say
from sayso.export.words import count

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from sayso.scale import Outcome


class Tally:
    """Counts outcomes; as a context it shows a bar on a terminal, and a closing line when it ends."""

    def __init__(self, *, quiet: bool, to_file: bool, expected: Callable[[], int | None] = lambda: None) -> None:
        self._expected = expected
        self.coded = self.refused = self.failed = 0
        self._quiet = quiet
        self._to_file = to_file
        self._began = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Tally":
        if self._to_file and not self._quiet and sys.stderr.isatty():
            self._progress, self._task = _bar(self._expected())
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
        done = self.coded + self.refused + self.failed
        if kind is None and not self._quiet and (self._to_file or done > 1):
            say(self.line())

    def add(self, outcome: "Outcome") -> None:
        """Count an outcome; say at once what was refused or failed."""
        if outcome.status == "coded":
            self.coded += 1
        elif outcome.status == "refused":
            self.refused += 1
        else:
            self.failed += 1
        if outcome.status != "coded":
            self._say(f"{outcome.status}: {outcome}")
        if self._progress is not None and self._task is not None:
            done = self.coded + self.refused + self.failed
            words = f"{count(self.coded, 'article')}  {self._speed()}  {self._unread()}"
            self._progress.update(self._task, completed=done, words=words)

    def line(self) -> str:
        """The closing line: `84 articles coded, 2 refused in 21 s`."""
        parts = [f"{count(self.coded, 'article')} coded", *([self._unread()] if self._unread() else [])]
        return f"{', '.join(parts)} in {_seconds(time.monotonic() - self._began)}"

    def exit_code(self) -> int:
        """0 all coded, 1 nothing coded or a crash, 3 some refused."""
        if self.failed or not self.coded:
            return FAULT
        return SOME_REFUSED if self.refused else DONE

    def _unread(self) -> str:
        counts = ((self.refused, "refused"), (self.failed, "failed"))
        return ", ".join(f"{number:,} {word}" for number, word in counts if number)

    def _speed(self) -> str:
        return f"{self.coded / max(time.monotonic() - self._began, 0.01):.1f}/s"

    def _say(self, message: str) -> None:
        if self._progress is not None:
            self._progress.console.print(harmless(message), markup=False, highlight=False, soft_wrap=True)
        else:
            say(message)


def _bar(total: int | None) -> "tuple[Progress, Any]":
    """A bar on standard error; it only moves to and fro where the number of articles is not known."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    times = TimeElapsedColumn() if total is None else TimeRemainingColumn(compact=True, elapsed_when_finished=True)
    words = TextColumn("{task.fields[words]}", markup=False)
    progress = Progress(BarColumn(24), words, times, console=Console(stderr=True), transient=True)
    return progress, progress.add_task("", total=total, words="")


def _seconds(taken: float) -> str:
    if taken < 10:
        return f"{taken:.1f} s"
    minutes, seconds = divmod(round(taken), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
