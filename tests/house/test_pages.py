"""What `make house` writes: tables from numbers, marks from records, and a diff that says what changed."""

from pathlib import Path

import pytest

from scripts import house
from tests.unit.records import record


def test_the_table_shows_headlines_with_their_intervals() -> None:
    figure = {"value": 48.26, "low": 44.0, "high": 52.04}
    metrics = dict.fromkeys(("located", "located wrong", "something else"), figure)
    apart = {"located": {"value": 50.0}}
    table = house.quality_table({"sets": {"lgl": {"metrics": metrics, "held_out": apart}, "unknown": {"metrics": {}}}})
    assert table.splitlines()[2:] == [
        "| lgl | located | 48.3 | 44.0 to 52.0 | 50.0 |",
        "| lgl | located wrong | 48.3 | 44.0 to 52.0 |  |",
    ]


def test_speed_stands_under_the_table() -> None:
    speed: dict[str, object] = {"articles_per_cpu_second": 6.5, "ratio": 1.4, "cold_start_seconds": 2.1,
                                "peak_memory_mb": 410, "attribution_words_per_cpu_second": 2000.0,
                                "syntax_words_per_cpu_second": 4000.0}  # fmt: skip
    assert "6.5 articles of 600 words a second (1.4 times" in house.quality_table({"speed": speed})  # type: ignore[dict-item]


def test_marks_are_numbered_and_nested() -> None:
    text = house.marked(record())
    assert "[source:2 Two officials] [cue:2 told] Harbour Radio that [content:2 [source:3 rebel commanders]" in text
    assert "[cue:3 had pledged] [content:3 to spare the depots]]" in text


def test_a_difference_names_what_was_kept_and_what_is_now(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert house.difference(path, "") == ""
    path.write_text("one\ntwo\n", "utf-8")
    assert house.difference(path, "one\ntwo\n") == ""
    assert house.difference(path, "one\nthree\n").splitlines()[:2] == ["--- a.txt as kept", "+++ a.txt now"]


def test_a_marker_that_is_gone_is_named() -> None:
    assert house.between("<!-- x -->\none\ntwo\n<!-- /x -->", "x") == "one\ntwo"
    assert house.between("<!-- x -->\n<!-- /x -->", "x") == ""
    with pytest.raises(SystemExit, match="lost its markers <!-- quality -->"):
        house.between("nothing", "quality")
