"""`sayso explain`: what was found in each sentence, and why the rest gave nothing."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.terminal import DONE, FAULT, SOME_REFUSED, ending, page, refuse_no_date, say


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Plain text, HTML, JSONL of articles, or - for stdin.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD).")] = None,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Configuration in TOML.")] = None,
) -> None:
    """Say sentence by sentence what was found, and why the rest gave nothing."""
    refuse_no_date(published)
    shown = refused = 0
    with ending():
        from sayso.analyse.assemble import assemble
        from sayso.config import load_config
        from sayso.export.explain import explained
        from sayso.pipeline import Coder
        from sayso.readers import Refused, read_all

        width, colour = page()
        coder: Coder | None = None
        for item in read_all([file], published):
            if isinstance(item, Refused):
                say(f"refused: {item}")
                refused += 1
                continue
            coder = coder or Coder(load_config(config))
            article, layers = coder.layers(item.article)
            record = assemble(article, layers, coder.info)
            print(
                "\n" * bool(shown) + explained(record, layers.sentences, width=width, colour=colour), end="", flush=True
            )
            shown += 1
    raise typer.Exit(FAULT if not shown else SOME_REFUSED if refused else DONE)
