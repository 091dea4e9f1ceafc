"""Records as JSON Lines: the form in which they are written first."""

from pathlib import Path


def write(records: Path, out: Path) -> None:
    """Make a finished file of JSON lines the output: it is moved there."""
    records.replace(out)
