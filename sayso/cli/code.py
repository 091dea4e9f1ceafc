"""`sayso code`: articles in, records out."""

import os
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.terminal import ending, refuse_no_date, wrong

if TYPE_CHECKING:
    from sayso.cli.tally import Tally
    from sayso.config import Config
    from sayso.scale import Batch


class Format(StrEnum):
    """How records are written."""

    text = "text"
    jsonl = "jsonl"
    parquet = "parquet"


class Precision(StrEnum):
    """How the encoder computes."""

    int8 = "int8"
    fp32 = "fp32"


SUFFIXES = {".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".parquet": Format.parquet, ".txt": Format.text}
ENDINGS = {Format.jsonl: ".jsonl", Format.parquet: ".parquet", Format.text: ".txt"}
SHARD = "records"


def code(  # noqa: PLR0913  every option is a parameter
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Plain text, HTML, JSONL of articles, a folder of these, or - for stdin."),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that name none.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="Write there; a run that was cut off is gone on with.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="Default: by the name of FILE; text without --out, jsonl for a DIR.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes; the result is the same.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at a crash on an article.")] = False,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Configuration in TOML.")] = None,
    codebook: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A codebook of your own in TOML: types and their predicates.")
    ] = None,
    actors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A table of actors of your own (TSV); it goes before ours.")
    ] = None,
    precision: Annotated[
        Precision | None, typer.Option(help="How the encoder computes: fp32 is the reference, and slower.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no closing line.")] = False,
) -> None:
    """Code articles: who said what, what happened on whose word, where and when."""
    refuse_no_date(published)
    wanted = None if out is None else _destination(out, format)
    if wanted is not None and _is_input(wanted[0], paths):
        wrong(f"--out {wanted[0]} is the input itself, and would be lost; name another file")
    if out is None and format is Format.parquet:
        wrong("Parquet is not for a terminal; name a file: --out FILE.parquet")
    kept = f"; the work so far is kept beside {out}: run the same command again" if out else ""
    with ending(kept):
        from sayso.cli.tally import Tally
        from sayso.config import load_config
        from sayso.readers.expected import expected
        from sayso.scale import Batch

        settings = load_config(config)
        if codebook is not None:
            settings = replace(settings, codebook=str(codebook))
        if actors is not None:
            settings = replace(settings, actors=str(actors))
        if precision is not None:
            settings = replace(settings, precision=precision.value)
        batch = None if wanted is None else Batch(wanted[0], wanted[1].value, settings, workers, strict)
        skip = () if batch is None else batch.files
        tally = Tally(quiet=quiet, to_file=batch is not None, expected=partial(expected, paths, skip=skip))
        if batch is None:
            _print(paths, published, format or Format.text, (settings, workers, strict), tally)
        else:
            _write(paths, published, batch, tally)
    raise typer.Exit(tally.exit_code())


def _print(
    paths: list[str], published: str | None, format: Format, how: "tuple[Config, int, bool]", tally: "Tally"
) -> None:
    from sayso.cli.terminal import page
    from sayso.codec import from_json
    from sayso.export.text import printed
    from sayso.readers import read_all
    from sayso.scale import code_all

    config, workers, strict = how
    width, colour = page()
    with tally:
        for outcome in code_all(read_all(paths, published), config, workers=workers, strict=strict):
            if outcome.record is not None and format is Format.jsonl:
                print(outcome.record, flush=True)
            elif outcome.record is not None:
                record = from_json(outcome.record)
                print("\n\n" * bool(tally.coded) + printed(record, width=width, colour=colour), end="", flush=True)
            tally.add(outcome)


def _write(paths: list[str], published: str | None, batch: "Batch", tally: "Tally") -> None:
    from sayso.errors import InputError
    from sayso.readers import read_all
    from sayso.scale import code_batch

    try:
        with tally:
            for outcome in code_batch(read_all(paths, published, skip=batch.files), batch):
                tally.add(outcome)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        where = error.filename or batch.out
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise InputError(f"{where}: cannot be written (it is a file, not a folder); name another place") from error
        raise InputError(f"{where}: cannot be written ({error.strerror}); check the folder and its space") from error


def _destination(out: Path, format: Format | None) -> tuple[Path, Format]:
    """The file to write and its format, from what --out and --format say."""
    suffix = out.suffix.lower()
    if out.exists() and not out.is_dir() and not out.is_file():
        wrong(
            f"--out {out} is neither a file nor a folder; leave it out, say --format jsonl, and lead the output there"
        )
    if not suffix and out.is_file():
        wrong(f"--out {out} is a file without ending; name a folder, or a file .jsonl, .parquet or .txt")
    if out.is_dir() or not suffix:
        kind = format or Format.jsonl
        return out / (SHARD + ENDINGS[kind]), kind
    named = SUFFIXES.get(suffix)
    if named is None and format is None:
        wrong(f"--out {out}: unknown ending; use .jsonl or .parquet, or say --format")
    if named is not None and format is not None and named is not format:
        wrong(f"--out {out} is {named.value}, --format says {format.value}; leave one of them out")
    return out, format or named or Format.jsonl


def _is_input(out: Path, paths: list[str]) -> bool:
    """Whether the file to write is one of the paths that are read."""
    return any(Path(path).is_file() and os.path.realpath(path) == os.path.realpath(out) for path in paths)
