"""The same article gives the same bytes: again, in another order, after others, in other processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.codec import to_json
from sayso.pipeline import Coder
from scripts import house

ARTICLES = house.articles()


@pytest.fixture(scope="module")
def expected() -> dict[str, str]:
    """The record of each house article as this session's coder makes it first."""
    return {article.id: to_json(house.record_of(article)) for article in ARTICLES}


def test_again_and_in_another_order(coder: Coder, expected: dict[str, str]) -> None:
    for article in reversed(ARTICLES):
        assert to_json(coder.code(article)) == expected[article.id]


def test_by_another_coder(expected: dict[str, str]) -> None:
    coder = Coder()
    for article in ARTICLES[::3]:
        assert to_json(coder.code(article)) == expected[article.id]


@pytest.mark.parametrize("workers", [1, 2])
def test_by_the_command_in_other_processes(workers: int, expected: dict[str, str], tmp_path: Path) -> None:
    """Another seed of hashes, so that no order of a set shows."""
    out = tmp_path / "out.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "sayso", "code", house.HOUSE / "articles.jsonl", "--out", out, "--quiet", "--workers",
         str(workers)],
        check=False, capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": str(workers)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert out.read_text("utf-8").splitlines() == [expected[article.id] for article in ARTICLES[1:]]
