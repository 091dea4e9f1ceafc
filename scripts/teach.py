"""How much a codebook learns from corrected records: writes quality/teaching.json and docs/teaching.svg.

The codebook is examples/labour.toml, the records are those of tests/gold/labour.txt: it is taught from the first N and
scored on the second half, which it never sees.
"""

import json
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from sayso.analyse.events.codebook import codebook
from sayso.config import Config
from sayso.learn.acts import read_acts
from sayso.learn.plot import curve_svg
from sayso.learn.predicates import learnt, with_learnt
from sayso.learn.teaching import coded, corrected, f1, trees
from sayso.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
CODEBOOK, GOLD = ROOT / "examples" / "labour.toml", ROOT / "tests" / "gold" / "labour.txt"
RESULTS, PICTURE = ROOT / "quality" / "teaching.json", ROOT / "docs" / "teaching.svg"
SHOWN = (0, 25, 50, 100, 200)


def main() -> int:
    coder = Coder(Config(attribution="rules", codebook=str(CODEBOOK)))
    records = [corrected(line, coder) for line in read_acts(GOLD)]
    half = len(records) // 2
    seen, left = records[:half], records[half:]
    figures = {}
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("teaching", total=len(SHOWN))
        pairs = list(zip(seen, trees(seen, lambda *_: None), strict=True))
        for number in SHOWN:
            found = learnt(pairs[:number], codebook(str(CODEBOOK)))
            text = with_learnt(CODEBOOK.read_text(encoding="utf-8"), found, number)
            events = coded(text, left, lambda *_: None, "")
            figures[number] = round(f1([(one.events, held) for one, held in zip(left, events, strict=True)]), 1)
            print(f"{number:>4} records: F1 {figures[number]}", flush=True)
            bar.advance(task)
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    PICTURE.write_text(curve_svg(list(figures.items()), "corrected records", "F1 on other records"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
