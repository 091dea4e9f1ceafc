"""The commands under one name."""

from typing import Annotated

import typer

from sayso.cli.code import code
from sayso.cli.codebook import codebook
from sayso.cli.diff import diff
from sayso.cli.doctor import doctor
from sayso.cli.explain import explain
from sayso.cli.schema import schema
from sayso.cli.train import train

app = typer.Typer(
    name="sayso",
    help="Who did or said what to whom, when, where, and on whose word: news reports to anchored records, offline.",
    epilog="Exit codes: 0 all done; 1 nothing could be done, or a crash; 2 wrong usage; 3 some of the input refused.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(short_help="Articles in, records out.")(code)
app.command(short_help="Sentence by sentence: what was found, and why not more.")(explain)
app.command(short_help="What changed between two runs.")(diff)
app.command(short_help="The JSON Schema of a record.")(schema)
app.command(short_help="The encoder, rebuilt from corpora.")(train)
app.command(short_help="A codebook of your own: do its examples come out?")(codebook)
app.command(short_help="Is everything there, and how to mend it.")(doctor)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Who did or said what to whom, when, where, and on whose word: news reports to anchored records, offline."""
