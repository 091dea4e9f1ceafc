"""A table of actors of one's own: it goes before the one that is built in, and what is wrong in it is named."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.article import make_article
from sayso.cli.app import app
from sayso.config import Config
from sayso.errors import DataError
from sayso.lexicon.actors import actor_table
from sayso.pipeline import Coder

HEAD = "name\taliases\tkind\tcountry\tsectors\tsince\tuntil\n"
TEXT = "Kwale Riders burned a checkpoint on Friday. NATO condemned the Kwale Riders."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(f"# of our study\n{HEAD}Kwale Riders\tKwales\tgroup\tKEN\tREB\t\t\nNATO\t\tgroup\t\tMIL\t\t\n")
    return path


def test_own_rows_are_known_and_go_first(table: Path) -> None:
    own = actor_table(str(table))
    assert own.known("Kwales", None) == own.known("Kwale Riders", "2020-01-01")
    assert own.known("NATO", None).sectors == ("MIL",)  # type: ignore[union-attr]
    assert actor_table().known("Kwales", None) is None
    assert own.known("Vladimir Putin", "2020-01-01") == actor_table().known("Vladimir Putin", "2020-01-01")


def test_records_hold_what_the_table_says(table: Path) -> None:
    record = Coder(Config(attribution="rules", actors=str(table))).code(make_article(TEXT, language="en"))
    (riders,) = [entity for entity in record.entities if entity.name == "Kwale Riders"]
    assert (riders.kind, riders.country, riders.sectors) == ("group", "KEN", ("REB",))
    assert "KEN" in {party.country for event in record.events for party in event.actors}
    assert "own.tsv" in record.coder.lexicon


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "first line"),
        ("name\tcolour\n", "first line"),
        (f"{HEAD}Kwale\t\tclub\n", "line 2"),
        (f"{HEAD}\t\tgroup\n", "line 2"),
        (f"{HEAD}Kwale\t\tgroup\tKEN\tREB\tMay\t\n", "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(text)
    with pytest.raises(DataError, match=said):
        actor_table(str(path))
    with pytest.raises(DataError, match="cannot be read"):
        actor_table(str(tmp_path / "none.tsv"))


def test_the_flag(table: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    done = CliRunner().invoke(app, ["code", str(article), "--actors", str(table), "--format", "jsonl", "--quiet"])
    assert done.exit_code == 0, done.output
    assert '"country":"KEN","sectors":["REB"]' in done.output
