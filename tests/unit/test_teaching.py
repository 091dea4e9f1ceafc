"""A codebook taught from corrected records: phrases for its types, look-alikes, and a file that people can mend."""

import json
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.analyse.events.codebook import codebook
from sayso.article import make_article
from sayso.cli.app import app
from sayso.codec import to_json
from sayso.config import Config
from sayso.errors import DataError
from sayso.learn.acts import read_acts, read_line
from sayso.learn.plot import curve_svg
from sayso.learn.predicates import with_learnt
from sayso.learn.teaching import corrected, f1, read_records, teach
from sayso.pipeline import Coder
from sayso.record import Record

LABOUR = Path(__file__).parents[2] / "examples" / "labour.toml"
LINES = [
    "[actor:1 Weavers] [STRIKE:1 threw up a picket] outside the mill.",
    "[actor:1 Nurses] [STRIKE:1 threw up a picket] at dawn in Oran.",
    "The [actor:1 foundry] [LOCKOUT:1 padlocked its gates] on Monday.",
    "The [actor:1 cannery] [LOCKOUT:1 padlocked its gates] against the welders.",
    "A farmer padlocked his shed.",
    "The drillers struck oil off Ghana.",
    "The second crew struck oil in June.",
    "Officials said the wildcatters struck oil.",
    "A child threw up on the bus.",
]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    coder = Coder(Config(attribution="rules", codebook=str(LABOUR)))
    return [corrected(read_line(f"line:{number}", line), coder) for number, line in enumerate(LINES)]


def quiet(*_: object) -> None:
    """No progress bar."""


def test_phrases_are_learnt_and_look_alikes(records: list[Record], tmp_path: Path) -> None:
    taught = teach(LABOUR, records, quiet)
    assert "padlock gate" in taught.found["LOCKOUT"]
    assert any(phrase.startswith("throw up") for phrase in taught.found["STRIKE"])
    assert "strike oil" in taught.found["none"]
    assert taught.after > taught.before
    path = tmp_path / "taught.toml"
    path.write_text(taught.text)
    coder = Coder(Config(attribution="rules", codebook=str(path)))
    told = "The smelter padlocked its gates on Friday. Roughnecks struck oil in the bay."
    assert [event.type for event in coder.code(make_article(told, language="en")).events] == ["LOCKOUT"]


def test_what_was_learnt_before_gives_way_and_the_rest_of_the_file_stays() -> None:
    text = LABOUR.read_text()
    once = with_learnt(text, {"STRIKE": ["down shovel"]}, 3)
    again = with_learnt(once, {"TALKS": ["confer"]}, 4)
    assert again.startswith(text.rstrip())
    assert tomllib.loads(again)["learnt"] == {"TALKS": ["confer"]}
    assert with_learnt(again, {}, 0).strip() == text.strip()


def test_a_type_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(with_learnt(LABOUR.read_text(), {"PICNIC": ["eat"]}, 1))
    with pytest.raises(DataError, match="PICNIC, which is no type"):
        codebook(str(path))


def test_records_that_are_none_are_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('\n{"schema": 0}\n')
    with pytest.raises(DataError, match="line 2"):
        read_records([path])
    path.write_text("\n")
    with pytest.raises(DataError, match="no corrected records"):
        read_records([path])


def test_figures(records: list[Record]) -> None:
    events = records[0].events
    assert f1([(events, events)]) == 100
    assert f1([(events, ()), ((), ())]) == 0


def test_the_command(records: list[Record], tmp_path: Path) -> None:
    path, out = tmp_path / "records.jsonl", tmp_path / "taught.toml"
    path.write_text("".join(to_json(record) + "\n" for record in records))
    done = CliRunner().invoke(app, ["train", "--codebook", str(LABOUR), str(path), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "padlock gate" in done.output and "F1 on records" in done.output
    assert "padlock gate" in tomllib.loads(out.read_text())["learnt"]["LOCKOUT"]


def test_the_gold_lines_are_of_the_codebook_and_the_curve_is_of_the_figures() -> None:
    root = LABOUR.parents[1]
    types = set(codebook(str(LABOUR)).ontology.types)
    lines = list(read_acts(root / "tests" / "gold" / "labour.txt"))
    assert {act.type for line in lines for act in line.acts} == types
    figures = json.loads((root / "quality" / "teaching.json").read_text())
    points = [(int(number), value) for number, value in figures.items()]
    assert curve_svg(points, "corrected records", "F1 on other records") == (root / "docs" / "teaching.svg").read_text()
