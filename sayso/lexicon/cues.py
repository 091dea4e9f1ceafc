"""The cues: verbs, nouns and adjectives that carry what a source says, thinks or wants, with the frames they take."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

POS_OF = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its class ("say", "pledge", "fear" …), the kind of statement it makes, the frames of its content."""

    lemma: str
    pos: str
    group: str
    kind: str
    frames: frozenset[str]
    human: bool


@lru_cache(maxsize=1)
def cues() -> Mapping[tuple[str, str], Cue]:
    """Every cue by lemma and part of speech ("v", "n", "a").

    >>> cues()["pledge", "v"].kind
    'statement'
    """
    lines = (files("sayso.lexicon") / "cues.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return MappingProxyType({(row[0], row[1]): _cue(row) for row in rows})


def _cue(row: list[str]) -> Cue:
    lemma, pos, group, kind, frames, bearer = row
    return Cue(lemma, pos, group, kind, frozenset(frames.split()), bearer == "human")
