"""One frozen configuration, read from one TOML file."""

import hashlib
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sayso.errors import ConfigError

# Keys that take one of a few values.
CHOICES: dict[str, tuple[str, ...]] = {"attribution": ("encoder", "rules"), "precision": ("int8", "fp32")}


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set; every key is a key of the TOML file.

    ontology: name of a registered ontology.
    analysers: names of registered analysers, in any order; empty means all that are built in.
    attribution: who finds statements: "encoder" (with the rules' help) or "rules" alone.
    weights: folder with an encoder that `sayso train` wrote; empty means the one that is built in.
    precision: how the encoder computes: "int8", or "fp32", slower, the same on every processor but for rounding.
    actors: a table of actors of one's own, which goes before the one that is built in; empty means none.
    codebook: a TOML file with types and predicates of one's own; empty means those of the ontology.
    """

    ontology: str = "plover"
    analysers: tuple[str, ...] = ()
    attribution: str = "encoder"
    weights: str = ""
    precision: str = "int8"
    actors: str = ""
    codebook: str = ""


def load_config(path: Path | None = None) -> Config:
    """The configuration of a TOML file, or the default one. Raises ConfigError naming the key or the line."""
    if path is None:
        return Config()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path given to --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}; mend that line") from error
    known = {field.name for field in fields(Config)}
    unknown = sorted(table.keys() - known)
    if unknown:
        raise ConfigError(f"{path}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(known))}")
    return Config(
        ontology=_string(path, table, "ontology"),
        actors=_string(path, table, "actors"),
        codebook=_string(path, table, "codebook"),
        analysers=_strings(path, table),
        attribution=_string(path, table, "attribution"),
        weights=_string(path, table, "weights"),
        precision=_string(path, table, "precision"),
    )


def _string(path: Path, table: dict[str, object], key: str) -> str:
    default = getattr(Config(), key)
    value = table.get(key, default)
    if not isinstance(value, str):
        raise ConfigError(f'{path}: {key} is not a string; write {key} = "{default}"')
    if key in CHOICES and value not in CHOICES[key]:
        raise ConfigError(f"{path}: {key} cannot be {value!r}; it is {' or '.join(map(repr, CHOICES[key]))}")
    return value


def _strings(path: Path, table: dict[str, object]) -> tuple[str, ...]:
    value = table.get("analysers", [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{path}: analysers is not a list of strings; write analysers = ["syntax", "times"]')
    return tuple(value)


def config_digest(config: Config) -> str:
    """The first 12 hex digits of a digest of the configuration."""
    return hashlib.sha256(repr(sorted(asdict(config).items())).encode()).hexdigest()[:12]
