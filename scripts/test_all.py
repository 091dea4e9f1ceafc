"""Run every test, slow ones too, and write quality/test-all.txt: the commit, how it went, and how long it took."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUMMARY = ROOT / "quality" / "test-all.txt"


def main() -> int:
    start = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-o", "console_output_style=classic"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    last = ""
    for line in run.stdout:
        print(line, end="", flush=True)
        last = line.strip() or last
    code = run.wait()
    minutes = (time.monotonic() - start) / 60
    SUMMARY.parent.mkdir(exist_ok=True)
    SUMMARY.write_text(f"commit {_commit()}\n{last}\n{minutes:.1f} minutes\n", encoding="utf-8")
    return code


def _commit() -> str:
    """The commit that was tested; a plus sign tells of changes on top of it."""
    commit = _git("rev-parse", "HEAD")
    return f"{commit}+" if _git("status", "--porcelain", "--untracked-files=no") else commit


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
