"""Frames: the words that stand for acts, with the conditions that they need and where the parties stand.

`frames.tsv` says how a row is written; here it is read into values, checked, and found by lemma.
"""

from dataclasses import dataclass
from functools import lru_cache

from sayso.errors import DataError
from sayso.lexicon.countries import rows

POS = ("verb", "noun", "adj", "light", "under", "undone")
NO_ACT = "none"
FLAGS = frozenset(
    [
        "recip",
        "recip?",
        "commit",
        "plan",
        "threat",
        "ask",
        "refuse",
        "deny",
        "need2",
        "need-a",
        "armed",
        "force",
        "crowd",
        "state-only",
        "official",
        "person",
        "body",
        "police",
        "viol",
        "weaponed",
        "physical",
        "verbal",
        "held",
        "presup",
        "matter",
        "authority",
        "modal",
        "able",
        "office",
    ]
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One of `roles` must be filled, by one of `lemmas` or by a phrase of one of `classes` if any are named."""

    roles: tuple[str, ...]
    lemmas: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One act that a word may stand for; `rank` grows with the number and narrowness of its conditions."""

    lemma: str
    particle: str
    pos: str
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    flags: frozenset[str]
    rank: int

    @property
    def is_act(self) -> bool:
        """Whether the words are an act, not a look-alike of one."""
        return self.type != NO_ACT


def frames_of(lemma: str, pos: str) -> tuple[Frame, ...]:
    """The frames of a lemma in lower case, the narrowest first.

    >>> {frame.type for frame in frames_of("abduct", "verb")}
    {'ASSAULT'}
    """
    return _index().get((lemma, pos), ())


def all_frames() -> tuple[Frame, ...]:
    """Every frame of the lexicon, in the order of the table."""
    return _frames()


@lru_cache(maxsize=1)
def support() -> dict[tuple[str, str], str]:
    """Light, under and undone verbs: (lemma, particle) to which of these they are."""
    kinds: dict[tuple[str, str], str] = {}
    for frame in _frames():
        if frame.pos in ("light", "under", "undone"):
            kinds.setdefault((frame.lemma, frame.particle), frame.pos)
    return kinds


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, str], tuple[Frame, ...]]:
    index: dict[tuple[str, str], list[Frame]] = {}
    for frame in _frames():
        index.setdefault((frame.lemma, frame.pos), []).append(frame)
    return {key: tuple(sorted(group, key=lambda frame: -frame.rank)) for key, group in index.items()}


@lru_cache(maxsize=1)
def _frames() -> tuple[Frame, ...]:
    return tuple(frame for row in rows("frames.tsv") for frame in _row(row))


def _row(row: list[str]) -> list[Frame]:
    if len(row) != 8:
        raise DataError(f"frames.tsv: {len(row)} columns in the row of {row[0]!r}; write 8")
    words, pos, when, type_, mode, actors, recipients, flags = row
    named = frozenset(flags.split())
    if pos not in POS or not named <= FLAGS:
        raise DataError(f"frames.tsv: row of {words!r}: unknown {pos!r} or {sorted(named - FLAGS)}; mend that row")
    conditions = tuple(_condition(item) for item in when.split())
    rank = sum(1 + 2 * bool(item.lemmas) + bool(item.classes) - item.negated for item in conditions)
    made = []
    for word in words.split("|"):
        lemma, _, particle = word.partition("+")
        made.append(
            Frame(
                lemma=lemma,
                particle=particle,
                pos=pos,
                conditions=conditions,
                type=type_,
                mode=mode or None,
                actors=tuple(actors.split()) or ("subj",),
                recipients=tuple(recipients.split()),
                flags=named,
                rank=rank + 2 * bool(particle),
            )
        )
    return made


def _condition(item: str) -> Condition:
    """The condition of one item, such as "obj=deal|pact", "-@on:person" or "poss|light"."""
    negated = item.startswith("-")
    body = item[1:] if negated else item
    for mark in "=:":
        roles, found, values = body.partition(mark)
        if found:
            named = frozenset(values.split("|"))
            lemmas, classes = (named, frozenset[str]()) if mark == "=" else (frozenset[str](), named)
            return Condition(tuple(roles.split("|")), lemmas, classes, negated)
    return Condition(tuple(body.split("|")), negated=negated)
