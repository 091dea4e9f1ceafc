"""The registry: rows, entry points of others, and an error that lists what there is."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from sayso import registry
from sayso.errors import ConfigError

ROWS = EntryPoints([
    EntryPoint("mine", "sayso.readers.text:read_text", "sayso.readers"),
    EntryPoint("broken", "sayso.readers.text:nothing", "sayso.exporters"),
])  # fmt: skip


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader and a broken exporter of somebody else's package."""
    monkeypatch.setattr(registry, "entry_points", lambda **selection: ROWS.select(**selection))
    yield


def test_a_row_is_imported_when_used() -> None:
    from sayso.readers.text import read_text

    assert registry.load("readers", "text") is read_text


def test_names_list_the_built_in_ones_first(plugin: None) -> None:
    assert registry.names("readers") == ("text", "html", "jsonl", "mine")
    assert registry.names("analysers") == tuple(registry.BUILTIN["analysers"])


def test_an_entry_point_is_a_row_like_any_other(plugin: None) -> None:
    assert registry.load("readers", "mine") is registry.load("readers", "text")


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no exporter is called 'xml'; there are jsonl, parquet, text"):
        registry.load("exporters", "xml")


def test_a_broken_entry_point_is_named(plugin: None) -> None:
    with pytest.raises(ConfigError, match=r"exporter 'broken' \(sayso.readers.text:nothing\) cannot be loaded"):
        registry.load("exporters", "broken")


def test_every_kind_has_its_singular() -> None:
    assert registry.ONE.keys() == registry.BUILTIN.keys()


@pytest.mark.parametrize(
    ("kind", "word"), [("readers", "reader"), ("analysers", "analyser"), ("ontologies", "ontology")]
)
def test_the_error_names_the_kind_in_the_singular(kind: str, word: str) -> None:
    with pytest.raises(ConfigError, match=f"no {word} is called"):
        registry.load(kind, "absent")
