"""The held-out texts of our own: what the coder makes of them, with the encoder and by rules alone."""

from pathlib import Path

from sayso.article import make_article
from sayso.config import Config
from sayso.learn import events
from sayso.learn.acts import read_acts
from sayso.learn.marks import read_cases
from sayso.learn.passages import compare, lands, resolved, score, share
from sayso.pipeline import Coder

PASSAGES, RESOLUTION, ACTS = "passages.txt", "resolution.txt", "events.txt"
WAYS = ("encoder", "rules")
# The figures that the gate prints.
HEADLINES = ("full F1", "nested R", "source resolved", "event type F1", "event false")


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """For each way of finding statements the figures of statements, of sources resolved, and of events."""
    return {way: _measured(folder, Coder(Config(attribution=way))) for way in WAYS}


def acts_of(folder: Path, coder: Coder) -> list[events.Outcome]:
    """What the coder makes of the held-out lines of acts."""
    return [events.compare(line, coder) for line in read_acts(folder / ACTS)]


def _measured(folder: Path, coder: Coder) -> dict[str, float]:
    cases = read_cases((folder / PASSAGES).read_text(encoding="utf-8"))
    figures = score([compare(case, coder.code(make_article(case.text, language="en")).statements) for case in cases])
    verdicts: list[str] = []
    countries: list[bool] = []
    for case in read_cases((folder / RESOLUTION).read_text(encoding="utf-8")):
        record = coder.code(make_article(case.text, language="en"))
        verdicts.extend(verdict for _, verdict in resolved(case, record))
        countries.extend(right for _, right in lands(case, record))
    acts = events.score(acts_of(folder, coder))
    figures |= {f"event {name}": number for name, number in acts.items()}
    return figures | {
        "source resolved": share(verdicts.count("right"), len(verdicts)),
        "source wrong": share(verdicts.count("wrong"), len(verdicts)),
        "source country": share(countries.count(True), len(countries)),
    }
