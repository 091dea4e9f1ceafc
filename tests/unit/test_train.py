"""Training goes on where it was stopped, and what it writes can be run; needs the extra `train`."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from sayso.analyse.encode.features import ACTS, Told
from sayso.analyse.encode.weights import TOKENIZER, weights_of
from sayso.analyse.syntax import Syntax
from sayso.config import Config
from sayso.learn.examples import Example, examples
from sayso.learn.export import pack
from sayso.learn.network import Network
from sayso.learn.recipe import Recipe
from sayso.learn.train import train
from tests.unit.test_learn import LINE, gold, marks

RECIPE = Recipe(epochs=2, batch=64, save_every=1)


class StoppedError(Exception):
    """A run that is killed."""


@pytest.fixture
def found(tmp_path: Path) -> list[Example]:
    from sayso.learn.corpora import read_gold

    syntax = Syntax(Config())
    path = gold(tmp_path, *[LINE] * 4)
    return [one for labelled in read_gold(path) for one in examples(labelled, syntax, marks())]


def trained(found: list[Example], work: Path, stop: int = 0) -> Network:
    def step(done: int, _: int, __: float) -> None:
        if done == stop:
            raise StoppedError

    return train(found, marks(), work, work, recipe=RECIPE, step=step)


@pytest.mark.slow
def test_a_run_that_was_stopped_goes_on_to_the_same_weights(
    found: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Network, "load_base", lambda *_: None)
    whole = trained(found, tmp_path / "whole").state_dict()
    with pytest.raises(StoppedError):
        trained(found, tmp_path / "cut", stop=3)
    again = trained(found, tmp_path / "cut").state_dict()
    assert all(torch.equal(whole[name], again[name]) for name in whole)


@pytest.mark.slow
def test_both_graphs_read_the_same_weights_and_say_nearly_the_same(tmp_path: Path) -> None:
    torch.manual_seed(1)
    pack(Network(), Path(str(weights_tokenizer())), tmp_path, {"trained_on": {}})
    weights = weights_of(Config(weights=str(tmp_path)))
    assert weights is not None
    words = ["The", "ministry", "said", "that", "it", "rained", "."]
    told = Told.of_nothing(len(words))
    small, whole = (weights.open(precision)(words, told) for precision in ("int8", "fp32"))
    assert small.roles.shape == whole.roles.shape == (len(words), 7)
    assert np.abs(small.roles - whole.roles).max() < 0.5
    assert small.acts.shape == (len(words), len(ACTS))
    first, links = small.links(range(2, 3), slice(0, 2))
    assert (first, links.shape) == (0, (len(words), 2))


def weights_tokenizer() -> Path:
    from importlib.resources import files

    return Path(str(files("sayso.data"))) / TOKENIZER
