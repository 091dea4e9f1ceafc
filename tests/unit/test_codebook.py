"""A codebook of one's own: predicates in phrases, types of its own, examples that come out as marked."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.analyse.events.codebook import codebook, read_predicate
from sayso.article import make_article
from sayso.cli.app import app
from sayso.config import Config
from sayso.errors import DataError
from sayso.pipeline import Coder

LABOUR = Path(__file__).parents[2] / "examples" / "labour.toml"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Config(attribution="rules", codebook=str(LABOUR)))


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Tram drivers downed tools at the depot on Friday.", "STRIKE", "Tram drivers", "depot"),
        ("About 60 welders were laid off by the shipyard.", "DISMISSAL", "shipyard", "About 60 welders"),
        ("The pilots' union called off its strike.", "SETTLEMENT", "pilots' union", None),
        ("The layoffs at Meridian angered the town.", "DISMISSAL", None, "Meridian"),
        ("The ministry, which had bargained with the doctors for weeks, gave in.", "TALKS", "ministry", "doctors"),
    ],
)
def test_acts_of_a_codebook(coder: Coder, text: str, type_: str, actor: str | None, recipient: str | None) -> None:
    (event,) = coder.code(make_article(text, language="en")).events
    parties = [
        [party.spans[0].of(text).removeprefix("The ").removeprefix("the ") for party in side]
        for side in (event.actors, event.recipients)
    ]
    assert event.type == type_
    assert (actor is None or actor in parties[0]) and (recipient is None or recipient in (*parties[1], *parties[0]))


def test_types_of_plover_stay_out_and_the_record_names_the_codebook(coder: Coder) -> None:
    record = coder.code(make_article("Rebels shelled the town. Miners went on strike.", language="en"))
    assert [event.type for event in record.events] == ["STRIKE"]
    assert record.events[0].cameo is None
    assert record.coder.ontology.startswith("labour-1 ")


def test_every_example_comes_out_as_it_is_marked() -> None:
    done = CliRunner().invoke(app, ["codebook", str(LABOUR)])
    assert (done.exit_code, "not so" in done.output) == (0, False)


def test_an_example_that_does_not_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    example = "[actor:1 Ali] [X:1 greeted] [recipient:1 Ben]."
    path.write_text(f'[types.X]\nquad = 1\nscore = 1\npredicates = ["hail"]\nexamples = ["{example}"]\n')
    done = CliRunner().invoke(app, ["codebook", str(path)])
    assert (done.exit_code, "not so: Ali greeted Ben." in done.output) == (1, True)


@pytest.mark.parametrize("phrase", ["", "go on a long strike today"])
def test_predicates_that_make_no_sense_are_refused(phrase: str) -> None:
    with pytest.raises(DataError, match="write a"):
        read_predicate(phrase, "X", None)


def test_what_is_no_list_of_phrases_is_refused(tmp_path: Path) -> None:
    for held in ('"hail"', "[1]"):
        path = tmp_path / f"{len(held)}.toml"
        path.write_text(f"[types.X]\nquad = 1\nscore = 1\npredicates = {held}\n")
        with pytest.raises(DataError, match="of X"):
            codebook(str(path))
