"""The encoder's files: where they are, and whether they are what their manifest says."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.config import Config
from sayso.errors import ConfigError, DataError

if TYPE_CHECKING:
    from sayso.analyse.encode.encoder import Encoder

MANIFEST, TOKENIZER, TENSORS = "encoder.json", "tokenizer.json", "encoder.weights"
GRAPHS = {"int8": "encoder.int8.onnx", "fp32": "encoder.fp32.onnx"}
FILES = (TENSORS, *GRAPHS.values(), TOKENIZER)


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder with an encoder, and the digest of its files."""

    folder: Path
    digest: str

    def open(self, precision: str) -> "Encoder":
        """The encoder, computing in eight bits ("int8") or in single precision ("fp32")."""
        from sayso.analyse.encode.encoder import Encoder

        return Encoder(self.folder / GRAPHS[precision], self.folder / TOKENIZER)


def weights_of(config: Config) -> Weights | None:
    """The weights that a configuration asks for: None if it asks for rules, or if the built-in ones are not there.

    Raises ConfigError if the named folder holds none, DataError if a file is not as the manifest says.
    """
    if config.attribution == "rules":
        return None
    folder = Path(config.weights) if config.weights else Path(str(resources.files("sayso.data")))
    if not (folder / MANIFEST).is_file():
        if config.weights:
            raise ConfigError(f"{folder} holds no encoder ({MANIFEST}); name a folder that `sayso train` wrote")
        return None
    return _checked(folder)


@lru_cache(maxsize=4)
def _checked(folder: Path) -> Weights:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for name in FILES:
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != manifest["sha256"][name]:
            raise DataError(f"{path} is missing or damaged; run: pip install --force-reinstall sayso")
    return Weights(folder, digest_of(manifest["sha256"]))


def digest_of(digests: dict[str, str]) -> str:
    """One digest for the digests of the files, 12 hex digits."""
    return hashlib.sha256("".join(digests[name] for name in FILES).encode()).hexdigest()[:12]
