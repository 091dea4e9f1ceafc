"""Measure speed, cold start and memory on a benchmark set, and write them to quality/results.json.

python scripts/speed.py BENCH
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.learn.speed import as_dict, measure

RESULTS = Path(__file__).resolve().parent.parent / "quality" / "results.json"
SET = "polnear-dev"


def main() -> int:
    bench = Path(sys.argv[1])
    if not (bench / "score.py").exists():
        print(f"speed: no benchmark at {bench}; name its folder: make speed BENCH=/path/to/bench", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        inputs = Path(folder) / "in.jsonl"
        command = [sys.executable, str(bench / "score.py"), SET, "--inputs"]
        inputs.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
        found = as_dict(measure(inputs))
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    known["speed"] = found
    RESULTS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    for name, figure in found.items():
        print(f"{name:<32} {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
