"""The held-out passages of our own: what the coder makes of them, with the encoder and by rules alone."""

from pathlib import Path

from sayso.article import make_article
from sayso.config import Config
from sayso.learn.marks import read_cases
from sayso.learn.passages import compare, lands, resolved, score, share
from sayso.pipeline import Coder

PASSAGES, RESOLUTION = "passages.txt", "resolution.txt"
WAYS = ("encoder", "rules")
# The figures that the gate prints.
HEADLINES = ("full F1", "nested R", "source resolved")


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """For each way of finding statements the figures of `passages.score`, and of the sources resolved, in per cent."""
    return {way: _measured(folder, Coder(Config(attribution=way))) for way in WAYS}


def _measured(folder: Path, coder: Coder) -> dict[str, float]:
    cases = read_cases((folder / PASSAGES).read_text(encoding="utf-8"))
    figures = score([compare(case, coder.code(make_article(case.text, language="en")).statements) for case in cases])
    verdicts: list[str] = []
    countries: list[bool] = []
    for case in read_cases((folder / RESOLUTION).read_text(encoding="utf-8")):
        record = coder.code(make_article(case.text, language="en"))
        verdicts.extend(verdict for _, verdict in resolved(case, record))
        countries.extend(right for _, right in lands(case, record))
    return figures | {
        "source resolved": share(verdicts.count("right"), len(verdicts)),
        "source wrong": share(verdicts.count("wrong"), len(verdicts)),
        "source country": share(countries.count(True), len(countries)),
    }
