"""The ontology: PLOVER's counts and scores, and codebooks that are wrong."""

from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.lexicon.frames import all_frames
from sayso.ontology.plover import load

PLOVER = load()
SMALL = """
version = "own-1"
[types.MEET]
quad = 1
score = 2
definition = "Meets."
modes = { online = { definition = "By video." } }
[contexts]
sport = "Games."
[sectors]
codes = ["GOV"]
international = []
"""


def test_counts() -> None:
    assert len(PLOVER.types) == 16
    assert sum(len(kind.modes) for kind in PLOVER.types.values()) == 67
    assert len(PLOVER.contexts) == 37
    assert len(PLOVER.sectors) == 25
    assert len(PLOVER.international) == 7


def test_mended_defects() -> None:
    assert PLOVER.types["ACCUSE"].score == -3.0
    assert PLOVER.types["SANCTION"].quad == 4
    assert not PLOVER.types["PROTEST"].needs_recipient
    assert PLOVER.types["PROTEST"].modes["vandalize"].score == PLOVER.types["PROTEST"].score


def test_every_type_and_mode_has_a_definition_and_a_code() -> None:
    for name, kind in PLOVER.types.items():
        assert kind.definition.endswith(".")
        assert PLOVER.cameo_code(name, None)
        for mode in kind.modes.values():
            assert mode.definition.endswith(".")
            assert (name, mode.name) in PLOVER.cameo


def test_only_three_types_need_a_recipient() -> None:
    assert {name for name, kind in PLOVER.types.items() if kind.needs_recipient} == {"COOPERATE", "AID", "SANCTION"}


def test_intensity_and_cameo_of_modes() -> None:
    assert PLOVER.intensity("ASSAULT", "aerial") == -9.5
    assert PLOVER.intensity("ASSAULT", None) == -9.0
    assert PLOVER.cameo_code("ASSAULT", "aerial") == "195"
    assert PLOVER.cameo_code("CONSULT", "phone") == "041"
    with pytest.raises(KeyError):
        PLOVER.intensity("ASSAULT", "tickle")


def test_own_codebook(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SMALL, encoding="utf-8")
    own = load(path)
    assert own.types["MEET"].modes["online"].score == 2.0
    assert own.cameo_code("MEET", "online") is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("quad = 1", "quad = 7"), "MEET has quad 7"),
        (("score = 2", 'score = "high"'), "MEET has score"),
        (("score = 2", "score = 40"), "from -10 to 10"),
        (("[types", "[other"), r"no table \[types\]"),
        (("quad = 1", "quad ="), "mend the file"),
    ],
)
def test_wrong_codebooks_are_named(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SMALL.replace(*change), encoding="utf-8")
    with pytest.raises(DataError, match=words):
        load(path)


def test_missing_codebook(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="name another"):
        load(tmp_path / "none.toml")


def test_frames_name_types_and_modes_of_the_ontology() -> None:
    acts = [frame for frame in all_frames() if frame.pos in ("verb", "noun", "adj") and frame.is_act]
    for frame in acts:
        assert frame.type in PLOVER.types, frame
        assert frame.mode is None or frame.mode in PLOVER.types[frame.type].modes, frame
    assert {frame.type for frame in acts} == set(PLOVER.types)


def test_frames_are_many() -> None:
    words = {(frame.lemma, frame.particle, frame.pos) for frame in all_frames()}
    assert len(words) >= 900
