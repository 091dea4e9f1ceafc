"""Readers, analysers, ontologies and exporters: one row each, "module:name", imported when used.

Third parties add the same row as an entry point of the group `sayso.<kind>`.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from sayso.errors import ConfigError

ONE = {"readers": "reader", "analysers": "analyser", "ontologies": "ontology", "exporters": "exporter"}
BUILTIN: dict[str, dict[str, str]] = {
    "readers": {
        "text": "sayso.readers.text:read_text",
        "html": "sayso.readers.html:read_html",
        "jsonl": "sayso.readers.jsonl:read_jsonl",
    },
    "analysers": {
        "paragraphs": "sayso.analyse.paragraphs:analyse",
        "syntax": "sayso.analyse.syntax:Syntax",
        "quotations": "sayso.analyse.quotations:analyse",
        "times": "sayso.analyse.times:analyse",
        "places": "sayso.analyse.places:Places",
        "entities": "sayso.analyse.actors:Entities",
        "statements": "sayso.analyse.attribution:Statements",
        "voices": "sayso.analyse.voices:analyse",
        "events": "sayso.analyse.events:Events",
    },
    "ontologies": {"plover": "sayso.ontology.plover:load"},
    "exporters": {
        "jsonl": "sayso.store.jsonl:write",
        "parquet": "sayso.store.parquet:write",
        "text": "sayso.export.text:write",
    },
}


def names(kind: str) -> tuple[str, ...]:
    """The names registered for a kind, the built-in ones first."""
    return (*BUILTIN[kind], *sorted(point.name for point in entry_points(group=f"sayso.{kind}")))


def load(kind: str, name: str) -> Callable[..., Any]:
    """What is registered under a name. Raises ConfigError, listing the names there are, or naming what is broken."""
    row = BUILTIN[kind].get(name)
    if row is not None:
        module, _, attribute = row.partition(":")
        loaded: Callable[..., Any] = getattr(import_module(module), attribute)
        return loaded
    for point in entry_points(group=f"sayso.{kind}", name=name):
        try:
            plugin: Callable[..., Any] = point.load()
        except (ImportError, AttributeError) as error:
            raise ConfigError(
                f"{ONE[kind]} {name!r} ({point.value}) cannot be loaded: {error}; mend its package"
            ) from error
        return plugin
    raise ConfigError(f"no {ONE[kind]} is called {name!r}; there are {', '.join(names(kind))}")
