"""Every example in a docstring of the package runs."""

import doctest
import importlib
import pkgutil

import pytest

import sayso

# They need the extra `train`.
OF_TRAINING = {f"sayso.learn.{name}" for name in ("export", "network", "train")}
MODULES = sorted(
    item.name
    for item in pkgutil.walk_packages(sayso.__path__, "sayso.")
    if "__main__" not in item.name and item.name not in OF_TRAINING
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_are_found() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 10
