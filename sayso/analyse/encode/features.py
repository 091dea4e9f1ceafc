"""What the encoder is told of each token beside its word pieces, and which tokens stand in one group.

Everything is an integer: a row of FEATURES for each token (an embedding each is added to that of the word), a row of
GROUPS (tokens with the same number, not 0, share that group), and the edges of the token's subtree.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Layers, Token
from sayso.lexicon.cues import POS_OF, cues
from sayso.record import Spans

Ints = npt.NDArray[np.int64]
# Source, cue and content of a statement that rules found.
Parts = tuple[Spans, Spans, Spans]

SHAPES = ("lower", "title", "upper", "mixed", "digits", "mark")
QUOTED = ("outside", "inside")
DEPS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR",
    "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM",
    "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
)  # fmt: skip
LABELS = ("-", "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT")
ROLES = ("-", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
# What the head of a trigger is: the types of PLOVER.
ACTS = (
    "-", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
PARTS = ("-", "v", "n", "a")
# Name of each feature with the values that it takes; 0 is kept for a value that is none of them.
FEATURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shape", SHAPES),
    ("quoted", QUOTED),
    ("dep", DEPS),
    ("tag", TAGS),
    ("label", LABELS),
    ("part", PARTS),
    ("draft", ROLES),
)
GROUPS = ("draft", "sentence", "paragraph", "quotation")
_NUMBER = {name: {value: index for index, value in enumerate(values, 1)} for name, values in FEATURES}


@dataclass(frozen=True, slots=True)
class Told:
    """Rows for the tokens of a stretch: `features` (n, FEATURES), `groups` (n, GROUPS), `edges` (n, 2).

    Edges are the first and the last token of a token's subtree, counted from the stretch's first token.
    """

    features: Ints
    groups: Ints
    edges: Ints

    @classmethod
    def of_nothing(cls, size: int) -> "Told":
        """The rows of `size` tokens of which nothing is known."""
        shape = (len(FEATURES), len(GROUPS), 2)
        return cls(*(np.zeros((size, width), np.int64) for width in shape))


def tell(tree: Tree, layers: Layers, drafts: Sequence[Parts], first: int, last: int) -> Told:
    """What is told of the tokens `[first, last)`; `drafts` are those that rules found in this stretch."""
    tokens = tree.tokens[first:last]
    starts = [token.span.start for token in tokens]
    columns = {
        "shape": [_NUMBER["shape"][shape(token.text)] for token in tokens],
        "dep": [_NUMBER["dep"].get(token.dep, 0) for token in tokens],
        "tag": [_NUMBER["tag"].get(token.tag, 0) for token in tokens],
        "part": [_NUMBER["part"][_part(token)] for token in tokens],
    }
    quotation = _quotations(layers, starts)
    columns["quoted"] = [1 + bool(number) for number in quotation]
    columns["label"] = _labels(layers, starts)
    columns["draft"], draft = drafted(starts, drafts)
    groups = {
        "draft": draft,
        "sentence": [token.sentence + 1 for token in tokens],
        "paragraph": [tree.sentences[token.sentence].paragraph + 1 for token in tokens],
        "quotation": quotation,
    }
    edges = [(max(0, tree.left[i] - first), min(last - first - 1, tree.right[i] - first)) for i in range(first, last)]
    size = last - first
    return Told(
        np.array([columns[name] for name, _ in FEATURES], np.int64).T.reshape(size, len(FEATURES)),
        np.array([groups[name] for name in GROUPS], np.int64).T.reshape(size, len(GROUPS)),
        np.array(edges, np.int64).reshape(size, 2),
    )


def shape(word: str) -> str:
    """How a word is written: lower, title, upper, mixed, digits or mark."""
    if not any(char.isalnum() for char in word):
        return "mark"
    if any(char.isdigit() for char in word):
        return "digits"
    if word.islower():
        return "lower"
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return "title"
    return "upper" if word.isupper() else "mixed"


def _part(token: Token) -> str:
    """The part of speech under which the lexicon lists the token as a cue, or "-"."""
    part = POS_OF.get(token.pos)
    return part if part in PARTS and (token.lemma.lower(), part) in cues() else "-"


def _quotations(layers: Layers, starts: Sequence[int]) -> list[int]:
    """For each token the number of the quotation that holds it, from 1; the paragraphs of one speech share it."""
    numbers: list[int] = []
    for quotation in layers.quotations:
        same = quotation.continues and bool(numbers)
        numbers.append(numbers[-1] if same else (numbers[-1] if numbers else 0) + 1)
    ends = [quotation.span.end for quotation in layers.quotations]
    held = []
    for start in starts:
        at = bisect_right(ends, start)
        inside = at < len(ends) and layers.quotations[at].span.start <= start
        held.append(numbers[at] if inside else 0)
    return held


def _labels(layers: Layers, starts: Sequence[int]) -> list[int]:
    values = [_NUMBER["label"]["-"]] * len(starts)
    for name in layers.names:
        for index in under(starts, name.span):
            values[index] = _NUMBER["label"].get(name.label, 0)
    return values


def drafted(starts: Sequence[int], drafts: Sequence[Parts]) -> tuple[list[int], list[int]]:
    """For each token the role that the drafts give it (longer parts first, so that shorter ones win) and its draft."""
    roles, owner = [_NUMBER["draft"]["-"]] * len(starts), [0] * len(starts)
    parts = [
        (span, role, number)
        for number, draft in enumerate(drafts, 1)
        for role, spans in zip(("source", "cue", "content"), draft, strict=True)
        for span in spans
    ]
    for span, role, number in sorted(parts, key=lambda part: (part[0].start - part[0].end, part)):
        for place, index in enumerate(under(starts, span)):
            roles[index] = _NUMBER["draft"][f"{'I' if place else 'B'}-{role}"]
            owner[index] = number
    return roles, owner


def under(starts: Sequence[int], span: Span) -> range:
    """The tokens that begin inside a span."""
    return range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1))
