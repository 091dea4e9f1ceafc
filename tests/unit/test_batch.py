"""Batches: order, processes, crashes, and going on where a run was cut off."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.article import Article, make_article
from sayso.config import Config
from sayso.errors import ConfigError
from sayso.pipeline import Coder
from sayso.readers import Located, Refused
from sayso.record import Record
from sayso.scale import Batch, Outcome, code_all, code_batch
from sayso.scale import pool as pool_module
from sayso.store import load_records

# Without the parser a coder loads at once.
LIGHT = Config(analysers=("paragraphs", "quotations"))


def _items(number: int = 6) -> Iterator[Located | Refused]:
    for n in range(number):
        if n == 2:
            yield Refused("in.jsonl", n + 1, "not JSON; mend the line")
        else:
            yield Located("in.jsonl", n + 1, make_article(f"Report {n}: “it rains,” she said.", id=f"n{n}"))


class _Crashing(Coder):
    """A coder that crashes on one article, and counts what it codes."""

    coded: list[str]

    def __init__(self, config: Config | None = None) -> None:
        super().__init__(config)
        type(self).coded = []

    def code(self, article: Article) -> Record:
        """The record, but for one article."""
        type(self).coded.append(article.id)
        if article.id == "n3":
            raise ZeroDivisionError("by \ud800 zero")
        return super().code(article)


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> type[_Crashing]:
    monkeypatch.setattr(pool_module, "Coder", _Crashing)
    return _Crashing


def _run(batch: Batch, number: int = 6) -> list[Outcome]:
    return list(code_batch(_items(number), batch))


def _state(outcomes: list[Outcome]) -> list[str]:
    return [f"{item.line}:{item.status}" for item in outcomes]


def test_outcomes_come_in_the_order_of_the_input_whatever_the_processes() -> None:
    one = list(code_all(_items(14), LIGHT))
    two = list(code_all(_items(14), LIGHT, workers=2))
    assert one == two
    assert [item.line for item in one] == list(range(1, 15))
    assert one[2].status == "refused"
    assert str(one[2]) == "in.jsonl:3: not JSON; mend the line"


def test_a_configuration_that_makes_no_sense_is_raised_from_a_process() -> None:
    for workers in (1, 2):
        with pytest.raises(ConfigError, match="no analyser is called 'none'"):
            list(code_all(_items(), Config(analysers=("none",)), workers=workers))


def test_a_crash_is_an_outcome_with_its_traceback(crashing: type[_Crashing]) -> None:
    outcomes = list(code_all(_items(), LIGHT))
    assert _state(outcomes) == ["1:coded", "2:coded", "3:refused", "4:failed", "5:coded", "6:coded"]
    assert "ZeroDivisionError: by" in (outcomes[3].reason or "")
    assert "Traceback" in (outcomes[3].traceback or "")
    with pytest.raises(ZeroDivisionError):
        list(code_all(_items(), LIGHT, strict=True))


@pytest.mark.parametrize("format", ["jsonl", "parquet", "text"])
def test_a_batch_leaves_the_output_and_what_was_refused(tmp_path: Path, format: str, crashing: type[_Crashing]) -> None:
    batch = Batch(tmp_path / "new" / f"out.{format}", format, LIGHT)
    _run(batch)
    assert sorted(path.name for path in batch.out.parent.iterdir()) == [f"out.{format}", f"out.{format}.refused.jsonl"]
    rows = [json.loads(line) for line in batch.refused.read_text(encoding="utf-8").splitlines()]
    assert [(row["status"], row["path"], row["line"], row["article"]) for row in rows] == [
        ("refused", "in.jsonl", 3, None),
        ("failed", "in.jsonl", 4, "n3"),
    ]
    if format != "text":
        assert [record.article.id for record in load_records(batch.out)] == ["n0", "n1", "n4", "n5"]


def test_a_list_of_refusals_of_an_earlier_run_goes(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _run(batch)
    assert batch.refused.exists()
    _run(batch, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def _cut(batch: Batch, outcomes: int) -> None:
    """Start a batch and stop it after some outcomes."""
    running = code_batch(_items(), batch)
    for _ in range(outcomes):
        next(running)
    running.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("outcomes", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("torn", [0, 1, 300])
def test_a_batch_that_was_cut_off_is_gone_on_with(
    tmp_path: Path, outcomes: int, torn: int, crashing: type[_Crashing]
) -> None:
    whole = Batch(tmp_path / "whole.jsonl", config=LIGHT)
    _run(whole)
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _cut(batch, outcomes)
    assert not batch.out.exists()
    if torn:  # as when the machine stops in the middle of a line
        batch.part.write_bytes(batch.part.read_bytes()[:-torn])
    lines, crashing.coded = batch.part.read_bytes().count(b"\n"), []
    assert _state(_run(batch)) == ["1:coded", "2:coded", "3:refused", "4:failed", "5:coded", "6:coded"]
    assert batch.out.read_bytes() == whole.out.read_bytes()
    assert batch.refused.read_bytes() == whole.refused.read_bytes()
    kept = ["n0", "n1", "n4", "n5"][:lines]
    assert not set(crashing.coded) & set(kept)


def test_a_crash_of_the_same_coder_is_not_tried_again(tmp_path: Path, crashing: type[_Crashing]) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _cut(batch, 5)
    _run(batch)
    assert crashing.coded == ["n5"]


def test_work_of_another_coder_is_done_again(tmp_path: Path, crashing: type[_Crashing]) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _cut(batch, 5)
    other = replace(batch, config=Config(analysers=("paragraphs",)))
    _run(other)
    assert crashing.coded == ["n0", "n1", "n3", "n4", "n5"]
    assert len({record.coder for record in load_records(batch.out)}) == 1


def test_work_on_other_articles_is_done_again(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _cut(batch, 5)
    changed = [
        replace(item, article=replace(item.article, published="2031-05-07"))
        if isinstance(item, Located) and item.line == 2
        else item
        for item in _items()
    ]
    list(code_batch(changed, batch))
    assert [record.article.published for record in load_records(batch.out)] == [None, "2031-05-07", None, None, None]


def test_fewer_articles_than_before(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=LIGHT)
    _cut(batch, 5)
    _run(batch, 1)
    assert [record.article.id for record in load_records(batch.out)] == ["n0"]


def test_an_empty_batch_is_a_file_with_the_schema(tmp_path: Path) -> None:
    batch = Batch(tmp_path / "out.parquet", "parquet", LIGHT)
    _run(batch, 0)
    assert list(load_records(batch.out)) == []
