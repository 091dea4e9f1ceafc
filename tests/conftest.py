"""What several tests share: the syntax model and the coder, loaded once a session."""

from pathlib import Path

import pytest
from hypothesis import settings

from sayso.analyse.syntax import Syntax
from sayso.config import Config
from sayso.pipeline import Coder
from scripts import house

# The same examples every time: a red test is the change's doing, never the dice's.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def syntax() -> Syntax:
    """The syntax analyser with its model."""
    return Syntax(Config())


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with every built-in analyser."""
    return house.coder()


@pytest.fixture
def light(tmp_path: Path) -> str:
    """The option for a coder without the parser, which loads at once."""
    path = tmp_path / "light.toml"
    path.write_text('analysers = ["paragraphs", "quotations"]\n')
    return f"--config={path}"
