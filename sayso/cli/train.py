"""`sayso train`: the encoder rebuilt from corpora, or a codebook taught from corrected records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.terminal import FAULT, ending, say

if TYPE_CHECKING:
    from sayso.learn.rebuild import Report


def train(  # noqa: PLR0913  every option is a parameter
    gold: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Gold passages; with --codebook corrected records.")
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option(metavar="TOML", help="Teach this codebook; the encoder stays as it is.")
    ] = None,
    acts: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Gold lines with acts marked.")] = None,
    bench: Annotated[Path | None, typer.Option(metavar="DIR", help="The benchmark, for its corpus and scores.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Where it goes (encoder; NAME.learnt.toml)."),
    ] = None,
    work: Annotated[Path, typer.Option(metavar="DIR", help="Where a stopped run goes on from.")] = Path("training"),
    epochs: Annotated[int, typer.Option(min=1, help="Passes over the corpora.")] = 4,
    seed: Annotated[int, typer.Option(help="Of the order and of what is dropped out.")] = 13,
    force: Annotated[bool, typer.Option("--force", help="Put it in place even if it scores lower.")] = False,
) -> None:
    """Train the encoder, or teach a codebook; a run that was stopped goes on, better weights are not overwritten."""
    if codebook is not None:
        _teach(codebook, gold or [], out or codebook.with_suffix(f".learnt{codebook.suffix}"))
        return
    out = out or Path("encoder")
    with ending(f"; the work so far is kept in {work}: run the same command again"):
        from sayso.learn import rebuild
        from sayso.learn.recipe import Recipe

        sources = rebuild.Sources(bench, tuple(gold or ()), tuple(acts or ()))
        with _bar() as report:
            folder = rebuild.rebuild(sources, work, Recipe(epochs=epochs, seed=seed), report)
        losses = rebuild.worse(folder, out)
        if losses and not force:
            say(f"sayso: {out} holds better weights ({'; '.join(losses)}); the new ones are in {folder}; say --force")
            raise typer.Exit(FAULT)
        rebuild.put(folder, out)
        print(f"encoder {rebuild.digest(out)} in {out}")


def _teach(codebook: Path, records: list[Path], out: Path) -> None:
    with ending():
        from sayso.learn.teaching import read_records, teach

        with _bar() as report:
            taught = teach(codebook, read_records(records), report)
        out.write_text(taught.text, encoding="utf-8")
        for type_, phrases in taught.found.items():
            print(f"{type_}: {', '.join(phrases)}")
        print(f"F1 on records that it was not taught from: {taught.before:.1f} before, {taught.after:.1f} after; {out}")


class _bar:  # noqa: N801
    """A progress bar, one a stage, on standard error."""

    def __enter__(self) -> "Report":
        import sys

        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
        self._progress.start()
        stages: dict[str, object] = {}

        def report(stage: str, done: int, steps: int) -> None:
            if stage not in stages:
                stages[stage] = self._progress.add_task(stage, total=steps)
            self._progress.update(stages[stage], completed=done, total=steps)  # type: ignore[arg-type]

        return report

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
