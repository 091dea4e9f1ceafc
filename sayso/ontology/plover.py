"""The PLOVER ontology: types, modes, contexts and sectors with their scores, and the way to CAMEO.

`load` reads and validates a codebook; a user's own codebook is the same kind of file.
"""

import csv
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from sayso.errors import DataError

QUADS = (1, 2, 3, 4)
LOWEST, HIGHEST = -10.0, 10.0


@dataclass(frozen=True, slots=True)
class Mode:
    """One mode of a type, with its intensity from -10 to 10."""

    name: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: its quad from 1 to 4, its intensity, and its modes by name."""

    name: str
    quad: int
    score: float
    definition: str
    modes: dict[str, Mode]
    needs_recipient: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """A codebook: types and contexts by name, sector codes, and CAMEO codes by (type, mode)."""

    version: str
    types: dict[str, EventType]
    contexts: dict[str, str]
    sectors: tuple[str, ...]
    international: tuple[str, ...]
    cameo: dict[tuple[str, str], str]

    def intensity(self, type: str, mode: str | None) -> float:
        """The intensity of a type, or of its mode if one is given. Raises KeyError for an unknown name."""
        kind = self.types[type]
        return kind.modes[mode].score if mode else kind.score

    def cameo_code(self, type: str, mode: str | None) -> str | None:
        """The nearest CAMEO code of a type and mode, or null if the table holds none."""
        return self.cameo.get((type, mode or "")) or self.cameo.get((type, ""))


@lru_cache(maxsize=8)
def load(path: Path | None = None) -> Ontology:
    """The built-in codebook, or that of a TOML file; contexts and sectors that it lacks are the built-in ones.

    Raises DataError naming the entry that is wrong.

    >>> load().types["ASSAULT"].modes["aerial"].score
    -9.5
    """
    folder = resources.files("sayso.ontology")
    try:
        text = (path or folder.joinpath("plover.toml")).read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"codebook {path or 'plover.toml'}: {error}; mend the file or name another") from error
    if path is not None:
        own = tomllib.loads(folder.joinpath("plover.toml").read_text(encoding="utf-8"))
        table = {"contexts": own["contexts"], "sectors": own["sectors"], **table}
    cameo = folder.joinpath("cameo.tsv").read_text(encoding="utf-8")
    types = {name: _type(name, entry) for name, entry in _table(table, "types").items()}
    sectors = _table(table, "sectors")
    return Ontology(
        version=str(table.get("version", "")),
        types=types,
        contexts={name: str(meaning) for name, meaning in _table(table, "contexts").items()},
        sectors=tuple(sectors.get("codes", ())),
        international=tuple(sectors.get("international", ())),
        cameo=_cameo(cameo, types),
    )


def _table(table: dict[str, Any], name: str) -> dict[str, Any]:
    value = table.get(name)
    if not isinstance(value, dict) or not value:
        raise DataError(f"codebook: no table [{name}]; add it")
    return value


def _type(name: str, entry: dict[str, Any]) -> EventType:
    quad, score = entry.get("quad"), _score(name, entry.get("score"))
    if quad not in QUADS:
        raise DataError(f"codebook: type {name} has quad {quad!r}; write 1, 2, 3 or 4")
    modes = {
        mode: Mode(mode, _score(f"{name} {mode}", row.get("score", score)), str(row.get("definition", "")))
        for mode, row in entry.get("modes", {}).items()
    }
    needs = bool(entry.get("needs_recipient", False))
    return EventType(name, quad, score, str(entry.get("definition", "")), modes, needs)


def _score(name: str, value: object) -> float:
    if not isinstance(value, int | float) or not LOWEST <= value <= HIGHEST:
        raise DataError(f"codebook: {name} has score {value!r}; write a number from -10 to 10")
    return float(value)


def _cameo(text: str, types: dict[str, EventType]) -> dict[tuple[str, str], str]:
    """The rows whose type and mode the codebook has."""
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    codes = {(row["type"], row["mode"]): row["cameo"] for row in rows}
    return {
        key: code for key, code in codes.items() if key[0] in types and (not key[1] or key[1] in types[key[0]].modes)
    }
