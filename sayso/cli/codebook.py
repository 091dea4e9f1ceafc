"""`sayso codebook`: a codebook of one's own, and whether its examples come out as they are marked."""

import tomllib
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.terminal import FAULT, ending


def codebook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A codebook in TOML: types and their predicates.")],
) -> None:
    """Code the examples of a codebook, and say of each whether it comes out as it is marked.

    Exit code 0 if all do, 1 if one does not.
    """
    missed = 0
    with ending():
        from sayso.config import Config
        from sayso.learn.acts import read_line
        from sayso.learn.events import compare, is_as_marked
        from sayso.pipeline import Coder

        coder = Coder(Config(codebook=str(file), attribution="rules"))
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8"))["types"].items():
            lines = [read_line(name, line) for line in entry.get("examples", [])]
            wrong = [line for line in lines if not is_as_marked(compare(line, coder))]
            missed += len(wrong)
            print(f"{name}: {len(lines) - len(wrong)} of {len(lines)} examples as marked")
            for line in wrong:
                print(f"  not so: {line.text}")
    raise typer.Exit(FAULT if missed else 0)
