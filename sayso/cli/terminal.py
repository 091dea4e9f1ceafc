"""What every command shares with its terminal: streams in UTF-8, width and colour, and how a command ends."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import TextIOWrapper
from typing import NoReturn, TextIO, cast

import typer

from sayso.errors import ConfigError, SaysoError

DONE, FAULT, USAGE, SOME_REFUSED, INTERRUPTED = 0, 1, 2, 3, 130
PIPED_WIDTH = 80
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])")


def plain_streams() -> None:
    """Let output be UTF-8 with plain line ends on every system; what cannot be shown does not stop the run."""
    # A stream that was closed before the start is none at all.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def page() -> tuple[int, bool]:
    """Width and colour of standard output: those of the terminal, or 80 columns without colour."""
    if not sys.stdout.isatty():
        return PIPED_WIDTH, False
    # NO_COLOR counts when it is set to anything but nothing: https://no-color.org
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, colour


def say(message: str) -> None:
    """Print a message on standard error, free of what a terminal would take for a command."""
    print(harmless(message), file=sys.stderr, flush=True)


def harmless(message: str) -> str:
    """The message without what a terminal would take for a command.

    >>> harmless("\\x1b[31mred")
    '�[31mred'
    """
    return "".join(char if char.isprintable() or char in "\n\t" else "\N{REPLACEMENT CHARACTER}" for char in message)


def wrong(message: str) -> NoReturn:
    """End with a message on wrong usage."""
    say(f"sayso: {message}")
    raise typer.Exit(USAGE)


def refuse_no_date(published: str | None) -> None:
    """End with a message unless what --published says, if anything, is a day or a moment."""
    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError:
        day = None
    else:
        day = _DAY.match(published)
    if day is None:
        wrong(f"--published {published!r} is no date; write it as 2024-12-11")


@contextmanager
def ending(kept: str = "") -> Iterator[None]:
    """Turn errors that the user can mend into a message and an exit code; a closed pipe ends the command quietly."""
    try:
        yield
        sys.stdout.flush()
    except SaysoError as error:
        say(f"sayso: {error}")
        raise typer.Exit(USAGE if isinstance(error, ConfigError) else FAULT) from error
    except BrokenPipeError as error:
        _silence()
        raise typer.Exit(DONE) from error
    except OSError as error:
        if error.filename is None:
            _silence()
        where = error.filename or "the output"
        say(f"sayso: {where}: {error.strerror or error}; check the path, who may use it, and the space there")
        raise typer.Exit(FAULT) from error
    except KeyboardInterrupt as error:
        say(f"sayso: interrupted{kept}")
        raise typer.Exit(INTERRUPTED) from error


def _silence() -> None:
    """Let what is left to write go nowhere: without this Python complains once more when it flushes at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nowhere(mode: str) -> TextIO:
    """A stream that holds nothing and keeps nothing."""
    return cast(TextIO, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
