"""The parse as a tree: children, edges of subtrees, subjects; everything in indices of the article's tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.article import Span
from sayso.layers import Layers, Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# A subject is handed down along these relations: "X said P and added Q", "X spoke, adding Q", "X went on to say Q".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,}(?:[ ,/]+[A-Z][\w.'’-]*){0,5})(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?"
    r"\s*(?:\([A-Za-z./ ]{2,30}\))?\s*(?:[—–-]{1,2}|\|)\s+|[A-Z][A-Z.'’, -]{2,40}\([A-Z][A-Za-z./]{1,20}\)\s+"
)
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp"})
_QUOTES = frozenset("\"“”„«»'‘’")
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "..."})


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens with their children and the first and last token of each subtree."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    datelines: frozenset[int] = frozenset()

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` up to token `last`, inclusive."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def kids(self, index: int, *deps: str) -> Iterator[Token]:
        """The children of a token that hang on it by one of the relations."""
        return (self.tokens[kid] for kid in self.children[index] if self.tokens[kid].dep in deps)

    def kid(self, index: int, *deps: str) -> Token | None:
        """The first such child, or None."""
        return next(self.kids(index, *deps), None)


def make_tree(text: str, layers: Layers) -> Tree:
    """The tree of an article's tokens, in time linear in their number."""
    tokens = layers.tokens
    children: list[list[int]] = [[] for _ in tokens]
    order = []
    for token in tokens:
        if token.head == token.index:
            order.append(token.index)
        else:
            children[token.head].append(token.index)
    for index in order:
        order.extend(children[index])
    left, right = list(range(len(tokens))), list(range(len(tokens)))
    for index in reversed(order):
        head = tokens[index].head
        left[head] = min(left[head], left[index])
        right[head] = max(right[head], right[index])
    frozen = tuple(tuple(kids) for kids in children)
    return Tree(text, tokens, layers.sentences, frozen, tuple(left), tuple(right), _datelines(text, layers))


def _datelines(text: str, layers: Layers) -> frozenset[int]:
    """The tokens of "GENEVA, May 3 (Agency) —" at the head of a paragraph: no part of the sentence after it."""
    ends = {}
    for paragraph in layers.paragraphs:
        match = _DATELINE.match(text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 90))
        if match is not None:
            ends[paragraph.index] = match.end()
    if not ends:
        return frozenset()
    held: set[int] = set()
    for sentence in layers.sentences:
        end = ends.get(sentence.paragraph, 0)
        if sentence.span.start < end:
            held.update(t.index for t in layers.tokens[sentence.first : sentence.last] if t.span.start < end)
    return frozenset(held)


def subject(tree: Tree, verb: int) -> Token | None:
    """The subject of a verb, its own or the one handed down to it; None in passives without a subject of their own.

    A participle or an infinitive that hangs on a noun ("the minister, citing …") has that noun.
    """
    for _ in range(6):
        own = tree.kid(verb, *SUBJECTS)
        if own is not None:
            return _named(tree, own) if own.index not in tree.datelines else _past_dateline(tree, verb, own)
        token = tree.tokens[verb]
        head = tree.tokens[token.head]
        if token.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
            return head if token.tag == "VBG" or _with_clause(tree, verb) else None
        if token.dep == "relcl" and head.pos in ("NOUN", "PROPN", "PRON"):
            return head
        if token.dep == "prep" and token.tag == "VBG" and head.pos in ("VERB", "AUX"):
            verb = head.index
            continue
        if token.dep == "pcomp" and head.dep == "prep":
            verb = head.head
            continue
        if token.dep not in _SHARED or head.index == verb or head.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        if token.dep == "xcomp" and (held := tree.kid(head.index, "dobj")) is not None and held.index < verb:
            return held
        verb = head.index
    return None


def _named(tree: Tree, own: Token) -> Token:
    """The name right after its noun, which the parse took for a second subject: "state news agency TASS said"."""
    after = tree.right[own.index] + 1
    if own.pos != "NOUN" or own.head == own.index or after >= own.head:
        return own
    return next((k for k in tree.kids(own.head, own.dep) if k.pos == "PROPN" and tree.left[k.index] == after), own)


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in the passive."""
    token = tree.tokens[verb]
    bare = token.tag == "VBN" and tree.kid(verb, "aux", "nsubj") is None
    if bare and (token.dep in ("advcl", "ROOT") or (token.dep == "acl" and not _with_clause(tree, verb))):
        return True  # "asked about the talks, she …", "a plan called …"
    return any(True for _ in tree.kids(verb, "auxpass", "nsubjpass"))


def _past_dateline(tree: Tree, verb: int, token: Token) -> Token | None:
    """The name after a dateline that the parse took for the subject, or for its first part."""
    others = (*tree.kids(verb, *SUBJECTS), *tree.kids(token.index, "appos", "conj", "dep", "nmod"))
    return next((other for other in others if other.index not in tree.datelines), None)


def _with_clause(tree: Tree, verb: int) -> bool:
    """Whether a participle after a noun governs a clause, so that it is a past tense: "the poll found that …"."""
    return tree.kid(verb, "ccomp") is not None and tree.kid(verb, "agent") is None


def auxiliaries(tree: Tree, verb: int) -> int:
    """The first token of the verb group: "has not said" starts at "has"."""
    first = verb
    taken = {kid.index for kid in tree.kids(verb, "aux", "auxpass", "neg", "advmod") if kid.index < verb}
    while first - 1 in taken:
        first -= 1
    while first < verb and tree.tokens[first].dep == "advmod":
        first += 1
    return first


def trimmed(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """The range without commas, colons and dashes at its edges (marks of quotation stay); None if nothing is left."""
    while first <= last and tree.tokens[first].text in _EDGE:
        first += 1
    while last >= first and tree.tokens[last].text in _EDGE:
        last -= 1
    return (first, last) if first <= last else None


def is_word(token: Token) -> bool:
    """Whether the token is more than punctuation."""
    return token.pos not in ("PUNCT", "SYM", "SPACE") and token.text not in _QUOTES
