"""Predicates that a codebook learns from corrected records: the phrases that stood for a type, and their look-alikes.

What is learnt is a list of phrases in the codebook's own form, so that whoever uses it can read, mend or delete them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.analyse.events.clauses import lemma, object_of, passive
from sayso.analyse.events.codebook import PARTICLES, PREPOSITIONS, Codebook, read_predicate
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.lexicon.frames import NO_ACT, Frame, frames_of, support
from sayso.record import Event, Record

# The share of a phrase's uses that must be of one type, and below which what a codebook says of a phrase is wrong.
SHARE, WRONG = 0.7, 0.3
# How often a word must be seen as no act before the codebook is corrected, and how many meanings make a word common.
SEEN, MEANINGS = 3, 4
TABLE = "learnt"
_VERBS = frozenset({"VERB", "AUX"})
_NOUN = " (noun)"
# Nouns that say when or how often, not what.
_TIMES = frozenset(
    ["day", "week", "month", "year", "hour", "minute", "time", "night", "morning", "evening", "afternoon", "weekend",
     "noon", "midnight", "dawn", "dusk", "spring", "summer", "autumn", "winter"]
)  # fmt: skip
_WORD = re.compile(r"[a-z][a-z-]+")
_BLOCK = re.compile(rf"\n*(?:# [^\n]*\n)*\[{TABLE}\]\n.*?(?=\n\[|\Z)", re.DOTALL)


@dataclass(slots=True)
class _Uses:
    """How often each phrase stood for each type, or for none; and the shorter phrase that each one narrows."""

    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wider: dict[str, str] = field(default_factory=dict)


def learnt(records: Iterable[tuple[Record, Tree]], book: Codebook) -> dict[str, list[str]]:
    """The phrases by type that corrected records, with their parses, teach a codebook; under "none" those of no act.

    A phrase is learnt where `SHARE` of its uses are of one type, the shortest that will do; common words need two.
    """
    uses = _Uses()
    for record, tree in records:
        _count(record, tree, uses)
    found: dict[str, str] = {}
    for phrase in sorted(uses.types, key=lambda one: (len(one.split()), one)):
        type_ = _type_of(phrase, uses.types[phrase])
        known = found.get(uses.wider.get(phrase, "")) or _known(book, uses.wider.get(phrase, ""))
        told = _known(book, phrase)
        if type_ == NO_ACT:
            if known not in (None, NO_ACT) or (told not in (None, NO_ACT) and _is_wrong(uses, phrase, told)):
                found[phrase] = NO_ACT
        elif type_ is not None and type_ not in (known, told):
            found[phrase] = type_
    by_type: dict[str, list[str]] = defaultdict(list)
    for phrase, type_ in found.items():
        by_type[type_].append(phrase)
    return dict(sorted(by_type.items()))


def _type_of(phrase: str, counts: Counter[str]) -> str | None:
    """The type that a phrase stands for by its uses, or None where they do not tell."""
    type_, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if most / counts.total() < SHARE:
        return None
    return None if type_ != NO_ACT and most < 2 and _is_common(phrase) else type_


def _is_common(phrase: str) -> bool:
    """Whether a word alone says little: a verb that lends itself to any noun, or a word of many acts."""
    word = phrase.removesuffix(_NOUN)
    if " " in word:
        return False
    pos = "noun" if phrase.endswith(_NOUN) else "verb"
    return (word, "") in support() or len(frames_of(word, pos)) >= MEANINGS


def _known(book: Codebook, phrase: str) -> str | None:
    """The type that the codebook gives to exactly this phrase."""
    if not phrase:
        return None
    asked = read_predicate(phrase, NO_ACT, None)
    same = (one.type for one in book.frames_of(asked.lemma, asked.pos) if _words(one) == _words(asked))
    return next(same, None)


def _words(frame: Frame) -> tuple[str, tuple[object, ...]]:
    return frame.particle, tuple((one.roles, one.lemmas) for one in frame.conditions)


def _is_wrong(uses: _Uses, phrase: str, type_: str) -> bool:
    """Whether what a codebook says of a phrase is wrong beyond the look-alikes that narrower phrases tell apart."""
    counts = uses.types[phrase]
    told = sum(
        uses.types[longer][NO_ACT]
        for longer, wider in uses.wider.items()
        if wider == phrase and uses.types[longer][NO_ACT] == uses.types[longer].total()
    )
    left = counts.total() - told
    return left >= SEEN and counts[type_] / left < WRONG


# ---------------------------------------------------------------- uses
def _count(record: Record, tree: Tree, uses: _Uses) -> None:
    """Count the phrases of one record, those of words inside a trigger only at its head."""
    heads: dict[int, str] = {}
    inside: set[int] = set()
    for event in record.events:
        for spans in _triggers(event):
            at = [token.index for token in tree.tokens if any(span.meets(token.span) for span in spans)]
            inside.update(at)
            head = _head(tree, at)
            if head is not None:
                heads[head] = event.type
    for token in tree.tokens:
        if token.index in inside and token.index not in heads:
            continue
        type_ = heads.get(token.index, NO_ACT)
        short = ""
        for phrase in phrases(tree, token.index):
            uses.types[phrase][type_] += 1
            if short:
                uses.wider.setdefault(phrase, short)
            short = short or phrase


def _triggers(event: Event) -> Iterator[tuple[Span, ...]]:
    yield event.trigger
    for mention in event.mentions:
        yield mention.trigger


def _head(tree: Tree, indices: list[int]) -> int | None:
    """The word of a trigger that the others hang on, a verb if there is one."""
    outer = [index for index in indices if tree.tokens[index].head not in indices or tree.tokens[index].head == index]
    verbs = [index for index in outer if tree.tokens[index].pos in _VERBS]
    return next(iter(verbs or outer), None)


def phrases(tree: Tree, index: int) -> Iterator[str]:
    """The phrases that a word may be learnt by, the shortest first: "lock", "lock gate"; none for names."""
    token = tree.tokens[index]
    word = lemma(token)
    if not _WORD.fullmatch(word):
        return
    if token.pos == "NOUN":
        yield word + _NOUN
        for kid in tree.kids(index, "amod", "compound"):
            if _WORD.fullmatch(lemma(kid)):
                yield f"{lemma(kid)} {word}{_NOUN}"
    elif token.pos == "VERB":
        yield from _of_verb(tree, index, word)


def _of_verb(tree: Tree, verb: int, word: str) -> Iterator[str]:
    particle = next((kid.text.lower() for kid in tree.kids(verb, "prt", "advmod") if _is_particle(kid.text)), "")
    short = f"{word} {particle}" if particle else word
    yield short
    held = object_of(tree, verb)
    if held is None and passive(tree, verb):
        held = next((kid.index for kid in tree.kids(verb, "nsubjpass")), None)
    # Behind a particle that is a preposition too an object cannot be told apart from what stands behind that.
    if held is not None and particle not in PREPOSITIONS and _is_thing(tree, held):
        yield f"{short} {lemma(tree.tokens[held])}"
    for kid in tree.kids(verb, "prep"):
        noun = tree.kid(kid.index, "pobj")
        if noun is not None and kid.text.lower() in PREPOSITIONS and _is_thing(tree, noun.index):
            yield f"{short} {kid.text.lower()} {lemma(noun)}"


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES


def _is_thing(tree: Tree, index: int) -> bool:
    word = lemma(tree.tokens[index])
    return tree.tokens[index].pos == "NOUN" and word not in _TIMES and _WORD.fullmatch(word) is not None


# ---------------------------------------------------------------- the file
def with_learnt(text: str, found: dict[str, list[str]], records: int) -> str:
    """The codebook's text with what was learnt in a table of its own at the end, in the place of an earlier one."""
    bare = _BLOCK.sub("", text).rstrip() + "\n"
    if not found:
        return bare
    lines = [f"{type_} = [{', '.join(_quoted(phrase) for phrase in found[type_])}]" for type_ in found]
    told = f"# Learnt by sayso train from {records} corrected records. Delete what does not hold."
    return "\n".join([bare, told, f"[{TABLE}]", *lines]) + "\n"


def _quoted(phrase: str) -> str:
    return f'"{phrase}"'
