"""A codebook as the event analyser uses it: the types of an ontology, and the words that stand for their acts.

The built-in ontology has the frames of the lexicon. A user's codebook has its own predicates, each a phrase in its base
form ("walk out", "go on strike", "lay off", "call strike", "walkout (noun)"), and nothing needs to be trained.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sayso.errors import DataError
from sayso.lexicon.frames import NO_ACT, Condition, Frame, frames_of
from sayso.ontology import plover
from sayso.ontology.plover import Ontology

PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "over", "in", "on", "apart", "through", "around"})
PREPOSITIONS = frozenset(
    ["on", "in", "to", "into", "against", "with", "from", "for", "at", "over", "under", "by", "of"]
)
_ARTICLES = frozenset({"a", "an", "the", "one's", "its", "their", "his", "her"})
_POS = re.compile(r"(?P<words>.+?)(?: \((?P<pos>noun|adjective)\))?")
# Where the parties stand, unless a codebook says otherwise.
_VERB_ACTORS, _VERB_RECIPIENTS = ("subj",), ("obj", "dat", "@against", "@with", "@at", "@from", "@to", "@over", "@for")
_NOUN_ACTORS = ("poss", "light", "@by", "mod", "@of")
_NOUN_RECIPIENTS = ("@against", "@on", "@with", "@at", "@from", "@to", "@over", "@between")


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types, and for a lemma and a part of speech the frames that it may stand for, the narrowest first.

    `own` says that it is a user's: the encoder has not learnt its types, and anything may act or be acted upon.
    """

    ontology: Ontology
    frames_of: Callable[[str, str], tuple[Frame, ...]]
    own: bool


@lru_cache(maxsize=4)
def codebook(path: str = "") -> Codebook:
    """The built-in codebook, or that of a TOML file. Raises DataError naming the entry that is wrong."""
    if not path:
        return Codebook(plover.load(), frames_of, own=False)
    ontology = plover.load(Path(path))
    frames: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in _frames(path):
        frames[frame.lemma, frame.pos].append(frame)
    narrowest = {key: tuple(sorted(group, key=lambda one: -one.rank)) for key, group in frames.items()}
    return Codebook(ontology, lambda lemma, pos: narrowest.get((lemma, pos), ()), own=True)


def _frames(path: str) -> Iterator[Frame]:
    """The frames of a file; of equally narrow ones those that were learnt come first."""
    table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    for name, phrases in table.get("learnt", {}).items():
        if name != NO_ACT and name not in table["types"]:
            raise DataError(f"codebook: [learnt] has {name}, which is no type of it; delete the line")
        yield from (read_predicate(phrase, name, None) for phrase in phrases)
    for name, entry in table["types"].items():
        yield from _of_entry(name, None, entry)
        for mode, held in entry.get("modes", {}).items():
            yield from _of_entry(name, mode, held)


def _of_entry(type_: str, mode: str | None, entry: dict[str, object]) -> Iterator[Frame]:
    predicates = entry.get("predicates", [])
    if not isinstance(predicates, list):
        raise DataError(f"codebook: predicates of {type_} are {predicates!r}; write a list of phrases")
    for predicate in predicates:
        told = {"words": predicate} if isinstance(predicate, str) else predicate
        if not isinstance(told, dict) or not isinstance(told.get("words"), str):
            raise DataError(f'codebook: predicate {predicate!r} of {type_}; write "strike" or {{ words = "strike" }}')
        yield read_predicate(told["words"], type_, mode, _roles(told, "actor"), _roles(told, "recipient"))


def _roles(told: dict[str, object], side: str) -> tuple[str, ...]:
    return tuple(str(told.get(side, "")).split())


def read_predicate(
    phrase: str, type_: str, mode: str | None, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = ()
) -> Frame:
    """The frame of a phrase in its base form.

    >>> frame = read_predicate("go on strike", "STRIKE", None)
    >>> frame.lemma, frame.conditions[0].roles, sorted(frame.conditions[0].lemmas)
    ('go', ('@on',), ['strike'])
    >>> read_predicate("walk out", "STRIKE", None).particle
    'out'
    """
    match = _POS.fullmatch(" ".join(phrase.lower().split()))
    words = [word for word in (match["words"] if match else "").split() if word not in _ARTICLES]
    if match is None or not words:
        raise DataError(f"codebook: empty predicate {phrase!r} of {type_}; write a phrase")
    particle, taken = "", set[str]()
    conditions: tuple[Condition, ...]
    if match["pos"] == "noun":
        lemma, pos = words[-1], "noun"
        conditions = (Condition(("mod",), frozenset(words[:-1])),) if words[:-1] else ()
    else:
        lemma, *rest = words
        pos = "adj" if match["pos"] == "adjective" else "verb"
        if rest and pos == "verb" and rest[0] in PARTICLES and (len(rest) == 1 or rest[0] not in PREPOSITIONS):
            particle, *rest = rest
        conditions, taken = _conditions(rest, phrase, type_)
    of_pos = _NOUN_RECIPIENTS if pos == "noun" else tuple(role for role in _VERB_RECIPIENTS if role not in taken)
    return Frame(
        lemma,
        particle,
        pos,
        conditions,
        type_,
        mode,
        actors or (_NOUN_ACTORS if pos == "noun" else _VERB_ACTORS),
        recipients or of_pos,
        frozenset({"recip?"}),
        rank=sum(1 + 2 * bool(one.lemmas) for one in conditions) + 2 * bool(particle),
    )


def _conditions(rest: list[str], phrase: str, type_: str) -> tuple[tuple[Condition, ...], set[str]]:
    """What the words behind the head ask for: an object, or what stands behind a preposition; and these roles."""
    if not rest:
        return (), set()
    role = f"@{rest[0]}" if rest[0] in PREPOSITIONS else "obj"
    held = rest[1:] if role != "obj" else rest
    if len(held) > 1:
        raise DataError(f"codebook: predicate {phrase!r} of {type_} is too long; write a verb and one noun")
    return (Condition((role,), frozenset(held)),), {role} if held else set()
