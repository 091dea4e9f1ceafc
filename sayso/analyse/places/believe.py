"""Whether a run of tokens that has the name of a place is one: what stands around it, and what the recogniser says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.article import Article, Span
from sayso.layers import Layers, Token
from sayso.lexicon.actors import ActorTable
from sayso.lexicon.gazetteer import Entry, key_of
from sayso.lexicon.given import gender_of
from sayso.lexicon.placewords import words

PLACES = ("GPE", "LOC", "FAC")
NAME_PARTS = ("inside", "street", "nature")
LOOK_BACK = 60
_INITIAL = re.compile(r"[A-Z]\.$")
_CALIPHATE = re.compile(r"Islamic State (of|in) (Iraq and |Iraq & )?(the )?$")
"""What stands before places in the names of one armed movement."""
NOMINAL = ("PROPN", "ADJ", "NOUN")
CODE = 4
"""Letters up to which a word in capitals is more likely an abbreviation than a place."""
DATELINES = ("-", "–", "—", "--", "(", ",")
WELL_KNOWN = 50_000
"""Inhabitants from which a city's bare name is believed at the head of a sentence or in the middle of other names."""


@dataclass(frozen=True, slots=True)
class Context:
    """One article made ready for questions about its tokens."""

    article: Article
    tokens: Sequence[Token]
    named: tuple[tuple[int, int, str], ...]
    labels: dict[int, tuple[int, int, str]]
    surnames: frozenset[str]
    trusted: frozenset[str]
    """Single words that the recogniser takes for a place somewhere in the article."""
    openings: frozenset[int]
    """Tokens that open a paragraph."""
    acronyms: frozenset[str]
    """Keys of countries and regions that are written in capitals."""
    table: ActorTable
    """Names of actors, which may be those of places too."""

    @staticmethod
    def of(article: Article, layers: Layers, acronyms: frozenset[str], table: ActorTable) -> "Context":
        """The context of an article whose syntax is known."""
        starts = {token.span.start: token.index for token in layers.tokens}
        ends = {token.span.end: token.index + 1 for token in layers.tokens}
        named = tuple(
            (starts[name.span.start], ends[name.span.end], name.label)
            for name in layers.names
            if name.span.start in starts and name.span.end in ends
        )
        labels = {index: name for name in named for index in range(name[0], name[1])}
        words_of = (
            [token for token in layers.tokens[name[0] : name[1]] if token.text[0].isalpha()]
            for name in named
            if name[2] == "PERSON"
        )
        surnames = frozenset(parts[-1].text.casefold() for parts in words_of if len(parts) > 1)
        single = (name for name in named if name[2] in PLACES and name[1] - name[0] == 1)
        trusted = frozenset(layers.tokens[first].text.casefold() for first, _, _ in single)
        openings = frozenset(starts[p.span.start] for p in layers.paragraphs if p.span.start in starts)
        return Context(article, layers.tokens, named, labels, surnames, trusted, openings, acronyms, table)

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `[first, last)`."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def text(self, first: int, last: int) -> str:
        """The characters of tokens `[first, last)`."""
        return self.span(first, last).of(self.article.text)

    def label(self, first: int, last: int) -> tuple[int, int, str]:
        """The name of the recogniser that covers a run, as (first, last, label); an empty label without one."""
        name = self.labels.get(first)
        return name if name is not None and name[1] >= last else (first, last, "")

    def follows(self, last: int) -> str:
        """The text of the token after a run, empty at the end of its sentence."""
        same = last < len(self.tokens) and self.tokens[last].sentence == self.tokens[last - 1].sentence
        return self.tokens[last].text if same else ""

    def precedes(self, first: int) -> str:
        """The text of the token before a run, empty at the head of its sentence."""
        same = first > 0 and self.tokens[first - 1].sentence == self.tokens[first].sentence
        return self.tokens[first - 1].text if same else ""

    def in_person(self, first: int, last: int) -> bool:
        """Whether a run is a part of the name of a person, or has the title of one before it."""
        start, end, label = self.label(first, last)
        if self.text(first, last) in words("forename") and (start, end, label in PLACES) != (first, last, True):
            after = self.follows(last)
            if after[:1].isupper() and after.isalpha() and not any(after in words(kind) for kind in NAME_PARTS):
                return True
        if self.is_kin(first, last) or (last - first == 1 and self._by_initial(first)):
            return True
        part = label == "PERSON" and end - start > last - first and self.tokens[end - 1].text not in ("'s", "’s")
        return part or (self.precedes(first) in words("title") and last - first == 1)

    def _by_initial(self, at: int) -> bool:
        """Whether a word stands before or after an initial as names of persons do: "Mary J. Stone"."""
        last = len(self.tokens) - 1
        if at < last - 1 and _INITIAL.match(self.follows(at + 1)):
            return self.tokens[at + 2].text[:1].isupper() and self.tokens[at + 2].sentence == self.tokens[at].sentence
        return at > 1 and bool(_INITIAL.match(self.precedes(at))) and self.tokens[at - 2].text[:1].isupper()

    def is_kin(self, first: int, last: int) -> bool:
        """Whether a noun beside the run tells that it is a person, as in "Jordan, our son"."""
        if self.follows(last) != ",":
            return False
        near = self.tokens[last + 1 : last + 8]
        return any(
            token.dep == "appos" and first <= token.head < last and token.lemma in words("kin") for token in near
        )

    def counties(self, last: int) -> bool:
        """Whether "counties" or "parishes" follows, right after or after one more name."""
        following = [self.follows(last), *(token.text for token in self.tokens[last + 1 : last + 4])]
        plural = ("counties", "Counties")
        if following[0] in plural:
            return True
        return following[0] in ("and", "&", ",") and any(text in plural for text in following[1:])


def believed(first: int, last: int, entries: Sequence[Entry], context: Context, listing: bool) -> bool:
    """Whether the run names a place; `listing` tells that a place stands right before it, as in "Homs and Hama"."""
    text = context.text(first, last)
    label = context.label(first, last)[2]
    if context.in_person(first, last) or _is_street(last, entries, context):
        return False
    if not text.replace("-", " ").split()[-1][0].isupper() and not entries[0].listed:
        return False
    placed = listing or context.precedes(first).casefold() in words("before") or _leads(first, last, context)
    actor = context.table.known(text, None)
    if actor is not None and not any(entry.listed for entry in entries):
        sure = label in PLACES and placed and actor.kind != "person"
        if not sure and context.follows(last) != ",":
            return False
    if last - first > 1 and any(char.isupper() for char in text[1:]) and text.casefold() not in words("common"):
        return label != "PERSON" or _well_known(entries) or placed
    return _believed_word(first, last, entries, context, placed=placed)


def _believed_word(first: int, last: int, entries: Sequence[Entry], context: Context, *, placed: bool) -> bool:
    """The harder case of one word; `placed` tells that what stands beside it goes with places."""
    if _refused(first, last, entries, context, placed=placed):
        return False
    text, label = context.text(first, last), context.label(first, last)[2]
    if label in PLACES or (text.casefold() in context.trusted and not _in_a_name(first, last, context)):
        return True
    if _strong(entries) or label == "PERSON":
        return _strong(entries) or (placed and _well_known(entries))
    if placed and context.precedes(first) == "" and text.isupper():
        return True
    famous = _well_known(entries)
    if _in_a_name(first, last, context) or (context.tokens[first].pos not in NOMINAL and not famous):
        return context.follows(last) in words("inside") or (famous and is_inside(first, last, context))
    return famous or placed or label == "NORP" or context.follows(last) == ","


def _refused(first: int, last: int, entries: Sequence[Entry], context: Context, *, placed: bool) -> bool:
    """Whether one word is more likely a common word, a code, a surname, or a piece of a longer name."""
    text, strong = context.text(first, last), _strong(entries)
    start, end, label = context.label(first, last)
    if text in _generic() or (context.follows(last) in _features() and not strong):
        return True
    if text.casefold() in words("common") and not (text.replace(".", "").isupper() and strong):
        sure = label in PLACES and (start, end) == (first, last)
        return not (sure and (placed or context.follows(last) == ",") and text[0].isupper())
    if text.isupper() and _is_code(text, first, entries, context):
        return not (first in context.openings and (label in PLACES or strong))
    if gender_of(text) and not _well_known(entries) and not (label in PLACES and placed):
        return True
    if text.casefold() in context.surnames and not (label in PLACES and (strong or placed)):
        return True
    return label in PLACES and _is_piece(first, last, (start, end), context) and not _well_known(entries)


def _is_code(text: str, first: int, entries: Sequence[Entry], context: Context) -> bool:
    """Whether capitals abbreviate a name that is no country's, such as SANA, and are not those of a whole headline."""
    letters, key = text.replace(".", ""), key_of(text)
    own = _strong(entries) and any(key_of(entry.name) == key for entry in entries)
    if not 1 < len(letters) <= CODE or key in context.acronyms or (own and "." not in text):
        return False
    if "." in text:
        return True
    around = [token.text for token in context.tokens[max(0, first - 2) : first + 3] if token.index != first]
    return not any(word.isupper() and len(word) > CODE for word in around)


def _is_street(last: int, entries: Sequence[Entry], context: Context) -> bool:
    """Whether the word after makes a street of the name; "Kansas Highway Patrol" is of Kansas."""
    after, beyond = context.follows(last), context.tokens[last + 1 : last + 2]
    if after not in words("street"):
        return False
    return not (_strong(entries) and beyond and beyond[0].text in words("inside"))


def _leads(first: int, last: int, context: Context) -> bool:
    """Whether a name is followed as places are: by "-based", by "province", or as a dateline by a dash or an agency."""
    after = context.follows(last)
    if after == "-" and last + 1 < len(context.tokens) and context.tokens[last + 1].text == "based":
        return True
    if after in words("settlement") or after in words("division"):
        return True
    return after in DATELINES and context.text(first, last).isupper() and context.precedes(first) == ""


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    """Capitalised words that make part of names and are none alone: Court, Bay, Province."""
    small = (*words("division"), *words("settlement"))
    return words("inside") | words("street") | words("nature") | words("direction") | {word.title() for word in small}


@lru_cache(maxsize=1)
def _features() -> frozenset[str]:
    """Words after which a name is that of a river or a hill, and not of the town that shares it."""
    return words("nature") - {"Park", "Beach", "Bridge", "Dam", "Hills", "Hill", "Falls"}


def _is_piece(first: int, last: int, name: tuple[int, int], context: Context) -> bool:
    """Whether the recogniser's name of a place has another capitalised word, such as Bay, that is no direction."""
    rest = [token.text for token in context.tokens[name[0] : name[1]] if not first <= token.index < last]
    return any(text[:1].isupper() and text not in words("direction") for text in rest)


def _in_a_name(first: int, last: int, context: Context) -> bool:
    """Whether a capitalised word that is no direction stands next to the run."""
    before, after = context.precedes(first), context.follows(last)
    return after[:1].isupper() or (before[:1].isupper() and before not in words("direction") and first - 1 > 0)


def is_inside(first: int, last: int, context: Context) -> bool:
    """Whether the run is a part of the name of an organisation, a work, a law or an event."""
    start, end, label = context.label(first, last)
    if end - start > last - first and label in ("ORG", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"):
        rest = [token.text for token in context.tokens[start:end] if not first <= token.index < last]
        return any(text[:1].isupper() and text != "The" for text in rest)
    before = context.article.text[
        max(0, context.tokens[first].span.start - LOOK_BACK) : context.tokens[first].span.start
    ]
    return context.follows(last) in words("inside") or _CALIPHATE.search(before) is not None


def _strong(entries: Sequence[Entry]) -> bool:
    """A country, a state or a place of our own table."""
    return any(e.kind == "country" or e.listed or (e.kind == "admin1" and e.population > WELL_KNOWN) for e in entries)


def _well_known(entries: Sequence[Entry]) -> bool:
    return any(entry.population >= WELL_KNOWN for entry in entries) or _strong(entries)
