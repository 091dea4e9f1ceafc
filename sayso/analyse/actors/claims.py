"""Evidence for names: rows of the table of actors, patterns of capitalised words, titles before a name."""

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from sayso.analyse.actors.candidates import View
from sayso.analyse.actors.titles import given_gender, is_title
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.actors import ActorTable
from sayso.lexicon.countries import by_name, by_people, by_seat
from sayso.lexicon.roles import role_of

_LINKS = frozenset({"of", "for"})
_GLUE = frozenset(
    {
        "al",
        "-",
        "–",
        "'s",
        "’s",
        "bin",
        "ibn",
        "de",
        "la",
        "da",
        "dos",
        "von",
        "van",
        "der",
        "el",
        "ul",
        "&",
        "ben",
        "abu",
    }
)
GLUE_OF_PERSONS = (_GLUE - {"'s", "’s", "&", "la"}) | {"del", "di", "du"}
_KIND_OF_ROLE = {"body": "organisation", "people": "organisation", "facility": "facility", "place": "place"}
_SMALL = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "his", "her", "its", "their", "my", "your"}
)
# Role nouns that are adjectives in names of bodies: "National Bank", "Independent Party".
_ADJECTIVES = frozenset({"national", "independent", "liberal", "conservative", "socialist", "communist", "democrat"})
# Longest name: what runs on is a headline in capitals.
_LONGEST = 12
# Longest name of a person, in words behind the first.
FULL = 4
# How many small words may stand between two of its words.
_SMALL_WORDS = 3
# Last words of firms, funds and works that bear the name of a person.
THINGS = frozenset(
    [
        "show",
        "fund",
        "energy",
        "foundation",
        "trust",
        "prize",
        "award",
        "act",
        "law",
        "bill",
        "plan",
        "day",
        "street",
        "avenue",
        "road",
        "park",
        "hall",
        "hotel",
        "group",
        "partners",
        "holdings",
        "capital",
        "industries",
        "systems",
        "motors",
        "airlines",
        "times",
        "post",
        "news",
        "press",
        "journal",
        "magazine",
        "morning",
        "night",
        "inc",
        "inc.",
        "co",
        "co.",
        "corp",
        "corp.",
        "ltd",
        "ltd.",
        "llc",
        "plc",
        "brothers",
        "sons",
        "panthers",
        "airport",
        "bridge",
        "stadium",
        "arena",
        "cup",
    ]
)
_ELSE = frozenset({"GPE", "ORG", "NORP"})
# Titles that no body bears in its name, so that a name behind one is a person's whatever the recogniser says.
_SURE = frozenset(
    {"bishop", "archbishop", "imam", "sheikh", "judge", "justice", "minister", "mayor", "senator", "sergeant",
     "captain", "colonel", "lieutenant", "corporal", "inspector", "ambassador", "professor", "mr", "mrs", "ms", "mr.",
     "mrs.", "ms.", "dr", "dr.", "col.", "gen.", "capt.", "sgt.", "lt.", "maj.", "sir", "dame", "pope", "cardinal",
     "rabbi", "pastor", "king", "queen", "prince", "princess", "sultan", "emir", "rector", "superintendent",
     "lord", "lady", "baroness", "viscount", "madame", "monsieur",
     "detective", "brigadier", "marshal", "admiral", "councillor", "commissioner", "constable", "chancellor"}
)  # fmt: skip


# ---------------------------------------------------------------- the table
@lru_cache(maxsize=4)
def _automaton(table: ActorTable) -> AhoCorasick:
    return AhoCorasick(sorted(table.periods), matchkind=MatchKind.LeftmostLongest)


def of_table(view: View) -> Iterator[tuple[int, int]]:
    """The first and last token of each name of the table that stands as words of its own."""
    text = view.article.text
    straight = text.replace("\u2019", "'")
    for _, start, end in _automaton(view.lore.table).find_matches_as_indexes(straight):
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        held = _aligned(view, start, end)
        if held is not None and not _part_of_longer(view, *held):
            yield held


def _aligned(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that begin and end just there."""
    held = view.tokens_of(Span(start, end))
    if held is None:
        return None
    tokens = view.tree.tokens
    return held if tokens[held[0]].span.start == start and tokens[held[1]].span.end == end else None


def _part_of_longer(view: View, first: int, last: int) -> bool:
    """Whether a one-word name is the first name or surname of somebody else: "Boris Putin", "Assad Khan"."""
    tokens, labels = view.tree.tokens, view.labels
    if first != last or labels[first] != "PERSON":
        return False
    before = first > 0 and labels[first - 1] == "PERSON" and not is_title(tokens[first - 1])
    after = last + 1 < len(tokens) and labels[last + 1] == "PERSON" and tokens[last + 1].pos == "PROPN"
    return after or (before and tokens[first - 1].text[:1].isupper() and bool(given_gender(tokens[first - 1].text)))


# ---------------------------------------------------------------- patterns
def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN", "NUM") and token.text.lower() not in _SMALL
    )


def patterns(view: View) -> Iterator[tuple[int, int, str]]:
    """Capitalised words around a noun of bodies: "Ministry of Health", "Northern Front", "University of the North"."""
    tokens = view.tree.tokens
    done = -1
    for token in tokens:
        index = token.index
        if index <= done or not _capital(token):
            continue
        role = role_of(token.text.lower()) or role_of(token.lemma.lower())
        if role is None or role.kind not in _KIND_OF_ROLE or is_title(token):
            continue
        first, last = _leftwards(view, index, done), _rightwards(view, index)
        while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence and _capital(tokens[last + 1]):
            after = role_of(tokens[last + 1].text.lower())
            if after is None or after.kind not in ("body", "people"):
                break
            role, last = after, last + 1
        if last > first and last - first < _LONGEST and not (role.kind == "place" and first == index):
            done = last
            yield first, last, _KIND_OF_ROLE[role.kind]


def _leftwards(view: View, index: int, floor: int) -> int:
    tokens = view.tree.tokens
    first = index
    while first - 1 > floor and index - first < _LONGEST and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        if _capital(before) and not _is_person_role(view, first - 1):
            first -= 1
        elif before.text.lower() in _GLUE and first - 2 > floor and _capital(tokens[first - 2]):
            if before.text in ("'s", "’s") and (
                by_name(tokens[first - 2].text) or view.labels[first - 2] in ("PERSON", "GPE")
            ):
                break
            first -= 2
        else:
            break
    return first


def _rightwards(view: View, index: int) -> int:
    """Over "of Foreign Affairs", "of Trade and Industry", "for the Liberation of X"."""
    tokens = view.tree.tokens
    last = index
    while last + 2 < len(tokens) and last - index < _LONGEST and _links(view, last + 1):
        at = last + 2
        if tokens[at].text.lower() == "the" and at + 1 < len(tokens):
            at += 1
        if not _capital(tokens[at]) or tokens[at].sentence != tokens[index].sentence:
            break
        while at + 1 < len(tokens) and at - index < _LONGEST and tokens[at + 1].sentence == tokens[index].sentence:
            if _capital(tokens[at + 1]):
                at += 1
            elif tokens[at + 1].text in ("and", "&", "-") and at + 2 < len(tokens) and _joins(view, at, at + 2):
                at += 2
            else:
                break
        last = at
    return last


def _links(view: View, index: int) -> bool:
    """Whether a small word may join the noun of a body to its field: "of Health", "on Elections", not "on Monday"."""
    word = view.tree.tokens[index].text.lower()
    return word in _LINKS or (word == "on" and view.labels[index + 1] == "")


def _joins(view: View, left: int, right: int) -> bool:
    """Whether two capitalised words after "of" are one field of work: "Trade and Industry", not "Syria and Iraq"."""
    tokens = view.tree.tokens
    named = any(by_name(tokens[i].text) or view.labels[i] in ("GPE", "PERSON") for i in (left, right))
    return _capital(tokens[right]) and not named


def _is_person_role(view: View, index: int) -> bool:
    word = view.tree.tokens[index].text.lower()
    role = role_of(word)
    return role is not None and role.kind in ("person", "title") and word not in _ADJECTIVES


# ---------------------------------------------------------------- titles
def titled(view: View) -> Iterator[tuple[int, int]]:
    """Capitalised words right behind a title: "Gen. Ivan Petrov", "spokesman Karim al-Amin"."""
    tokens = view.tree.tokens
    done = -1
    for token in tokens[:-1]:
        index = token.index
        if index < done or not is_title(token):
            continue
        first = index + 1
        while (
            first < min(len(tokens), index + _LONGEST) and is_title(tokens[first]) and tokens[first].text[:1].isupper()
        ):
            first += 1
        last = first - 1
        while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence and last - first < _LONGEST:
            after = tokens[last + 1]
            if after.pos == "PROPN" and after.text[:1].isupper() and not role_of(after.text.lower()):
                last += 1
            elif last >= first and (end := glued(tokens, last + 1)):
                last = end
            else:
                break
        name = view.text(first, last) if last >= first else ""
        known = by_people(name) or by_name(name) or by_seat(name) or _titles_go_on(tokens, last + 1)
        if name and not known and (view.labels[first] not in _ELSE or _surely(view, index, first, last)):
            done = last
            yield first, last


def _titles_go_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a title follows in capitals, so that what stands before is one too: "Chief Warrant Officer Lee"."""
    return goes_on(tokens, index) and is_title(tokens[index]) and goes_on(tokens, index + 1)


def _surely(view: View, index: int, first: int, last: int) -> bool:
    """Whether a title tells a person from a body: "Bishop Okello", not "Captain Morgan Holdings"."""
    words = [token.text.lower() for token in view.tree.tokens[first : last + 1]]
    return view.tree.tokens[index].text.lower() in _SURE and words[-1] not in THINGS and len(words) <= 2


def glued(tokens: tuple[Token, ...], index: int) -> int:
    """The token that small words of names join to what stands before: that of "al-Zaidi", "van der Berg"; or 0."""
    at = index
    while at < len(tokens) and at - index < _SMALL_WORDS and tokens[at].text.lower() in GLUE_OF_PERSONS:
        at += 1
    return at if at > index and goes_on(tokens, at) else 0


def goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a capitalised name stands at a place."""
    return index < len(tokens) and tokens[index].pos == "PROPN" and tokens[index].text[:1].isupper()
