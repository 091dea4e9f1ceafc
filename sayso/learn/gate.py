"""The gate: benchmark sets through `sayso code` and their scorer, and floors that only go up."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import ConfigError, DataError

# fmt: off
# Set -> the headline figures that have a floor.
HEADLINES: dict[str, tuple[str, ...]] = {
    "polnear-dev": (
        "attr.full F1", "attr.exact F1", "said P", "said R", "R direct", "R mixed", "R indirect", "R source none",
        "frag.source F1", "frag.cue F1", "frag.content F1",
    ),
    "polnear-train": ("attr.full F1", "said P", "said R"),
    "gsr": ("type F1", "full F1", "dyad F1"),
    "plv-train": ("e2e R", "picked type macro F1"),
    "plv-manual": ("e2e R", "picked type macro F1"),
    "re3d-open": ("all overlap F1",),
    "timebank": ("value F1", "strict F1"),
    "aquaint": ("value F1", "strict F1"),
    "wikiwars": ("value F1", "strict F1"),
    "anchored-days-dev": ("interval", "false alarms"),
    "gwn-a": ("located", "located wrong"),
    "lgl": ("located", "located wrong"),
    "geovirus": ("located", "located wrong"),
    "gazetteer-probe-dev": ("located", "located wrong"),
}
# fmt: on
# Sets of which a fifth is set aside; both figures are kept.
HELD_OUT = frozenset({"re3d-open", "timebank", "aquaint", "wikiwars", "gwn-a", "lgl", "geovirus"})
# Sets that the encoder learnt from: only the documents that it did not are coded and scored.
LEARNT = frozenset({"polnear-train", "plv-train"})
# Our own held-out texts, as a set: the figures of `own.measure` that have a floor; and figures of which less is better.
OWN = "held-out"
OWN_HEADLINES = (
    "full F1", "nested R", "source resolved", "source wrong", "event type F1", "event full F1", "event false",
)  # fmt: skip
COSTS = frozenset({"false alarms", "located wrong", "source wrong", "event false"})
# A fall by less than this many points is noise of rounding, not of quality.
TOLERANCE = 0.05

Metrics = dict[str, dict[str, float | str]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A headline figure that is worse than its floor."""

    set: str
    metric: str
    value: float
    floor: float


def run_set(bench: Path, name: str, work: Path, workers: int, *, config: Path | None = None) -> dict[str, object]:
    """Code a set and score it: digest of the set, metrics, and those of the held-out fifth where there is one.

    Raises DataError when the benchmark is absent, ConfigError when a command fails.
    """
    path = bench / "sets" / f"{name}.jsonl.gz"
    if not path.exists():
        raise DataError(f"{path} is not there; name the folder of the benchmark: make gate BENCH=/path/to/bench")
    inputs, records = work / f"{name}.in.jsonl", work / f"{name}.jsonl"
    which = ("--held-out",) if name in LEARNT else ()
    inputs.write_text(_output(bench, name, "--inputs", *which), encoding="utf-8")
    records.unlink(missing_ok=True)
    command = [sys.executable, "-m", "sayso", "code", inputs, "--out", records, "--workers", workers, "--quiet"]
    command += ["--config", config] if config else []
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise ConfigError(f"sayso code failed on {name}: {done.stderr.strip()[-2000:]}; run it by hand on {inputs}")
    result: dict[str, object] = {
        "digest": hashlib.sha256(path.read_bytes()).hexdigest()[:16],
        "metrics": _metrics(_output(bench, name, "--records", str(records), "--json", *which)),
    }
    if name in HELD_OUT:
        kept = work / f"{name}.held-out.jsonl"
        kept.write_text(_only(records, _output(bench, name, "--inputs", "--held-out")), encoding="utf-8")
        result["held_out"] = _metrics(_output(bench, name, "--records", str(kept), "--json", "--held-out"))
    return result


def _only(records: Path, inputs: str) -> str:
    """The lines of those records whose article is among the inputs; the scorer refuses any other."""
    wanted = {json.loads(line)["id"] for line in inputs.split("\n") if line}
    with records.open(encoding="utf-8", newline="\n") as lines:
        return "".join(line for line in lines if json.loads(line)["article"]["id"] in wanted)


def _output(bench: Path, *arguments: str) -> str:
    command = [sys.executable, str(bench.resolve() / "score.py"), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise ConfigError(f"the scorer failed: {done.stderr.strip()[-2000:]}; run it by hand: {' '.join(command)}")
    return done.stdout


def _metrics(text: str) -> Metrics:
    return {
        item["name"]: {
            "value": round(item["value"], 2),
            "low": round(item["low"], 2),
            "high": round(item["high"], 2),
            "n": item["n"],
            "kind": item["kind"],
        }
        for item in json.loads(text)
    }


def value(result: dict[str, object], metric: str) -> float:
    """The value of a metric in the result of a set."""
    metrics = result["metrics"]
    assert isinstance(metrics, dict)
    return float(metrics[metric]["value"])


def of_own(figures: dict[str, float]) -> dict[str, object]:
    """The figures of our own texts in the shape of a set's result."""
    return {"metrics": {name: {"value": number} for name, number in figures.items()}}


def falls(results: dict[str, dict[str, object]], floors: dict[str, dict[str, float]]) -> Iterator[Fall]:
    """Every headline figure that is worse than its floor."""
    for name, result in results.items():
        for metric, floor in floors.get(name, {}).items():
            now = value(result, metric)
            worse = floor - now if metric not in COSTS else now - floor
            if worse > TOLERANCE:
                yield Fall(name, metric, now, floor)


def raised(
    results: dict[str, dict[str, object]], floors: dict[str, dict[str, float]], *, allow_regression: bool = False
) -> dict[str, dict[str, float]]:
    """The floors moved up to the results; down too only where a regression is allowed."""
    new = {name: dict(known) for name, known in floors.items()}
    for name, result in results.items():
        for metric in HEADLINES.get(name, OWN_HEADLINES):
            now, floor = value(result, metric), floors.get(name, {}).get(metric)
            pick = min if metric in COSTS else max
            new.setdefault(name, {})[metric] = now if floor is None or allow_regression else pick(now, floor)
    return new
