"""Score the benchmark sets, write quality/results.json, and refuse a fall below quality/floors.json.

python scripts/gate.py BENCH [SET ...] [--update] [--allow-regression] [--workers N]
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import track

from sayso.errors import SaysoError
from sayso.learn import events, gate, own, plot
from sayso.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
QUALITY, HELD_OUT = ROOT / "quality", ROOT / "tests" / "gold" / "held_out"
# What rules alone make of a set stands beside what the encoder makes of it.
BY_RULES = "polnear-dev"
PICTURE = ROOT / "docs" / "reliability.svg"
RESULTS, FLOORS = QUALITY / "results.json", QUALITY / "floors.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("sets", nargs="*", help="names of sets; all if none is named")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not args.bench.is_dir():
        print(f"gate: no benchmark at {args.bench}; name its folder: make gate BENCH=/path/to/bench", file=sys.stderr)
        return 2
    try:
        results = _run(args.bench, args.sets or list(gate.HEADLINES), args.workers)
    except SaysoError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    known["sets"] = {name: {**known.get("sets", {}), **results}[name] for name in gate.HEADLINES
                     if name in results or name in known.get("sets", {})}  # fmt: skip
    if not args.sets:
        known["rules"], known["passages"] = _by_rules(args.bench, args.workers), own.measure(HELD_OUT)
        _draw()
        results[gate.OWN] = gate.of_own(known["passages"]["encoder"])
        for way, figures in known["passages"].items():
            print(f"{'held-out passages':<20} {way:<24} " + "  ".join(f"{k} {figures[k]}" for k in own.HEADLINES))
    RESULTS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    fallen = list(gate.falls(results, floors))
    for fall in fallen:
        print(f"FELL  {fall.set}  {fall.metric}: {fall.value:.2f}, floor {fall.floor:.2f}")
    if args.update and (not fallen or args.allow_regression):
        new = gate.raised(results, floors, allow_regression=args.allow_regression)
        FLOORS.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n")
    return 1 if fallen else 0


def _draw() -> None:
    """The picture of how far scores are what they say."""
    bins = events.reliability(own.acts_of(HELD_OUT, Coder()))
    PICTURE.write_text(plot.reliability_svg(bins, events.calibration_error(bins)))


def _run(bench: Path, sets: list[str], workers: int) -> dict[str, dict[str, object]]:
    results: dict[str, dict[str, object]] = {}
    with TemporaryDirectory() as work:
        for name in track(sets, "sets", console=Console(stderr=True), disable=not sys.stderr.isatty()):
            results[name] = gate.run_set(bench, name, Path(work), workers)
            for metric in gate.HEADLINES[name]:
                print(f"{name:<20} {metric:<24} {gate.value(results[name], metric):6.2f}", flush=True)
    return results


def _by_rules(bench: Path, workers: int) -> dict[str, object]:
    with TemporaryDirectory() as work:
        config = Path(work) / "rules.toml"
        config.write_text('attribution = "rules"\n')
        return {BY_RULES: gate.run_set(bench, BY_RULES, Path(work), workers, config=config)}


if __name__ == "__main__":
    sys.exit(main())
