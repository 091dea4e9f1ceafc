"""What a text tells of somebody around a name: roles beside it, what they are or do, how old they are.

Only the words next to the name and its own verb are read, so that a profile costs no more than the name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.facts import role_at
from sayso.analyse.actors.lands import land_of
from sayso.analyse.actors.titles import Title, is_title, noun_of, title_before
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.deeds import doers, sufferers
from sayso.lexicon.namewords import behind_name
from sayso.lexicon.roles import role_of

# Longest noun phrase beside a name, in tokens, and the longest role in words.
_REACH, _ROLE = 9, 3
# How many appositions deep the name may stand of whom a verb tells.
_DEEP = 2
_NOUNS = ("NOUN", "PROPN")
_BEFORE_NOUN = ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "PART")
_BE = frozenset({"be", "become", "remain"})
_STOP = frozenset({",", ";", ":", ".", "(", ")", "“", "”", '"', "—", "–"})
_CLOSING = frozenset({",", ".", ";", ":", "—", "–", ")", "”"})
_AFTER = frozenset({"place", "seat", "over"})
_GAVE = {("give", "evidence"): "witness", ("take", "power"): "ruler", ("seize", "power"): "ruler",
         ("take", "stand"): "witness", ("win", "prize"): "laureate", ("take", "office"): "leader"}  # fmt: skip
# Words for which of two is older, by the one that stands for them.
AGES = {"elder": frozenset({"elder", "older", "eldest", "oldest"}), "younger": frozenset({"younger", "youngest"})}
# What those of a body are called, by its sector.
_SERVING = {"COP": "officer", "MIL": "officer", "GOV": "official"}
_SECONDS = frozenset({"deputy", "vice", "assistant"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is told beside one mention: nouns that the one named is called by, those of deeds apart, and the age."""

    words: frozenset[str]
    deeds: frozenset[str] = frozenset()
    age: int = 0
    country: str | None = None


def told(tree: Tree, made: Candidate) -> Told:
    """What the text tells around one mention by name."""
    words: set[str] = set()
    age = 0
    last = made.last
    if made.kind == "person":
        if last + 1 < len(tree.tokens) and behind_name(tree.tokens[last + 1].text):
            last += 1
            words.add(tree.tokens[last].text.lower())
        title = title_before(tree, made.first)
        words.update(_of_title(tree, title) if title else ())
        words.update(_right_before(tree, made.first))
        age = _age(tree, last + 1)
    else:
        words.update(_of_name(tree, made))
        words.update(_right_before(tree, made.first))
    words.update(_set_before(tree, made))
    words.update(_set_behind(tree, last + 1 + (2 if age else 0)))
    if made.kind != "person":
        return Told(frozenset(words))
    words.update(_predicated(tree, made.head))
    words.update(_of_body(tree, made.last + 1))
    return Told(frozenset(words), frozenset(_done(tree, made)), age, land_of(tree, made))


def _of_body(tree: Tree, index: int) -> Iterator[str]:
    """What one is who is "of the coast guard" or "from the ministry": an officer, an official."""
    tokens = tree.tokens
    if index + 2 >= len(tokens) or tokens[index].text not in ("of", "from") or tokens[index + 1].text.lower() != "the":
        return
    held = tree.kid(index, "pobj")
    role = role_at(tree, held.index) if held is not None else None
    if role is not None and role.kind in ("body", "people"):
        yield from (word for sector, word in _SERVING.items() if sector in role.sectors)


def _of_title(tree: Tree, title: Title) -> Iterator[str]:
    words = [token.text.lower() for token in tree.tokens[title.first : title.last + 1]]
    noun = noun_of(tree, title)
    yield from words[-1:]
    if noun:
        yield noun
        yield noun.split()[-1]
        yield from (f"{second} {noun.split()[-1]}" for second in _SECONDS & set(words))
    yield from (" ".join(words[at:]) for at in range(max(0, len(words) - _ROLE), len(words)))
    yield from _SECONDS & set(words)


def _of_name(tree: Tree, made: Candidate) -> Iterator[str]:
    """The words of the name of a body, and its last ones together: "coast guard" of "Philippine Coast Guard"."""
    words = [token.text.lower() for token in tree.tokens[made.first : made.last + 1]]
    yield from words
    yield from (" ".join(words[at:]) for at in range(max(1, len(words) - _ROLE), len(words) - 1))


def _right_before(tree: Tree, first: int) -> Iterator[str]:
    """Small words right before a name: "the security firm Orbis", "the opposition Union", "front-runner Ann Lee".

    A word that only begins the sentence counts as small: "Defender Ann Lee".
    """
    tokens, behind = tree.tokens, ""
    for index in range(first - 1, max(-1, first - 5), -1):
        token = tokens[index]
        opens = token.pos == "PROPN" and (index == 0 or tokens[index - 1].sentence != token.sentence)
        if token.sentence != tokens[first].sentence or not (token.pos in ("NOUN", "ADJ") or opens or token.text == "-"):
            return
        if token.text == "-":
            continue
        word = token.text.lower() if opens else token.lemma.lower()
        yield word
        if behind and tokens[index + 1].text == "-":
            yield f"{word}-{behind}"
        behind = word


def _age(tree: Tree, index: int) -> int:
    """The number between commas behind a name, or 0."""
    tokens = tree.tokens
    if index + 1 < len(tokens) and tokens[index].text == "," and tokens[index + 1].text.isdigit():
        number = int(tokens[index + 1].text[:4])
        return number if 4 < number < 115 else 0
    return 0


# ---------------------------------------------------------------- beside the name
def _set_before(tree: Tree, made: Candidate) -> Iterator[str]:
    """The role set before a name with a comma: "the bank's governor, Ann Lee, said"."""
    tokens = tree.tokens
    at = made.first - 1
    title = title_before(tree, made.first) if made.kind == "person" else None
    at = title.first - 1 if title else at
    if at < 1 or tokens[at].text != ",":
        return
    after = tokens[made.last + 1].text if made.last + 1 < len(tokens) else "."
    joined = any(tokens[index].dep == "appos" for index in range(at + 1, made.last + 1))
    if after not in _CLOSING and not joined:
        return
    start = at
    while start > 0 and at - start < _REACH and _inside(tokens[start - 1], tokens[at]):
        start -= 1
    # Behind "and" with an article another person begins: "the nurse and a doctor, Ann Lee".
    joins = (index for index in range(at - 2, start, -1) if tokens[index].text == "and")
    start = next((index for index in joins if tokens[index + 1].tag in ("DT", "PRP$")), start)
    while start < at and tokens[start].pos in ("ADP", "SCONJ", "CCONJ"):
        start += 1
    yield from _roles(tokens[start:at])


def _inside(token: Token, comma: Token) -> bool:
    return token.sentence == comma.sentence and token.text not in _STOP and token.pos not in ("VERB", "AUX")


def _set_behind(tree: Tree, index: int) -> Iterator[str]:
    """The role set behind a name with a comma, or the clause with "who"."""
    tokens = tree.tokens
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return
    start = index + 1
    if tokens[start].text.lower() in ("who", "which"):
        yield from _attribute(tree, start + 1)
        return
    if tokens[start].pos not in (*_BEFORE_NOUN, "DET", "PRON"):
        return
    if tokens[start].text.lower() == "the" and start + 1 < len(tokens):
        yield from (word for word, same in AGES.items() if tokens[start + 1].text.lower() in same)
    end = start
    while end < len(tokens) and end - start < _REACH and _inside(tokens[end], tokens[index]):
        end += 1
    yield from _roles(tokens[start:end])


def _roles(phrase: tuple[Token, ...]) -> Iterator[str]:
    """The noun of a phrase, before any preposition, alone and with the words before it."""
    end = next((at for at, token in enumerate(phrase) if token.pos in ("ADP", "CCONJ") and at), len(phrase))
    while end and phrase[end - 1].pos not in _NOUNS:
        end -= 1
    if not end or phrase[end - 1].tag in ("NNS", "NNPS"):
        return
    words: list[str] = []
    for token in reversed(phrase[:end]):
        if token.pos not in _BEFORE_NOUN or token.text in ("'s", "’s", "'", "’") or len(words) == _ROLE:
            break
        words.insert(0, token.text.lower() if words else token.lemma.lower())
        yield " ".join(words)
    yield from (f"{second} {words[-1]}" for second in _SECONDS & set(words) if words)
    yield from _SECONDS & set(words)
    field = _field(phrase[end:]) if words else ""
    if field:
        yield f"{field} {words[-1]}"
        yield f"{words[-1]} of {field}"


def _field(behind: tuple[Token, ...]) -> str:
    """The noun behind "of" that may as well stand in front: "leader of the opposition" is "opposition leader"."""
    if not behind or behind[0].text != "of":
        return ""
    nouns = [token for token in behind[1:4] if token.tag != "DT"]
    return nouns[0].lemma.lower() if nouns and nouns[0].pos in _NOUNS else ""


# ---------------------------------------------------------------- what is said of them
def _clause(tree: Tree, index: int) -> Iterator[str]:
    """What the verb of a relative clause tells: "who runs the shelter", "who was shot"."""
    for token in tree.tokens[index : index + 4]:
        if token.pos == "VERB":
            passive = any(tree.kids(token.index, "auxpass"))
            yield from (sufferers if passive else doers)(token.lemma.lower())
            yield from _with_small(tree, token)
            return
        if token.text in _STOP:
            return


def _attribute(tree: Tree, index: int) -> Iterator[str]:
    if index < len(tree.tokens) and tree.tokens[index].lemma in _BE:
        yield from _predicate(tree, index)


def _predicate(tree: Tree, verb: int) -> Iterator[str]:
    for noun in tree.kids(verb, "attr"):
        yield from _roles(tree.tokens[max(tree.left[noun.index], noun.index - _ROLE) : noun.index + 1])


def _predicated(tree: Tree, head: int) -> Iterator[str]:
    """What the own verb of a name calls them: "was a conscript", "sworn in as judge"."""
    token = tree.tokens[head]
    verb = tree.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass"):
        return
    if verb.lemma in _BE:
        yield from _predicate(tree, verb.index)
    for part in tree.kids(verb.index, "prep"):
        held = tree.kid(part.index, "pobj") if part.text.lower() == "as" else None
        if held is not None:
            yield from _roles(tree.tokens[max(tree.left[held.index], held.index - _ROLE) : held.index + 1])


def _done(tree: Tree, made: Candidate) -> Iterator[str]:
    """What the own verb of a name tells that they do or undergo: "edits the paper", "written by", "was arrested"."""
    token = tree.tokens[made.head]
    for _ in range(_DEEP):
        token = tree.tokens[token.head] if token.dep == "appos" else token
    verb = tree.tokens[token.head]
    if token.dep == "pobj" and verb.text.lower() == "by":
        yield from doers(tree.tokens[verb.head].lemma.lower())
    elif token.dep in ("nsubjpass", "dobj"):
        yield from sufferers(verb.lemma.lower())
        yield from _purpose(tree, verb)
    elif token.dep == "nsubj":
        yield from doers(verb.lemma.lower())
        yield from _by_object(tree, verb)
        yield from _with_small(tree, verb)
    at = made.last + 1
    if at + 2 < len(tree.tokens) and tree.tokens[at].text == "," and tree.tokens[at + 1].text.lower() == "who":
        yield from _clause(tree, at + 2)


def _with_small(tree: Tree, verb: Token) -> Iterator[str]:
    """What a verb tells with the small word behind it: "speaks for the ministry"."""
    for small in tree.kids(verb.index, "prep"):
        yield from doers(f"{verb.lemma.lower()} {small.text.lower()}")


def _purpose(tree: Tree, verb: Token) -> Iterator[str]:
    """What "it took Ann three years to translate" tells that Ann does."""
    if verb.lemma == "take":
        for done in tree.kids(verb.index, "xcomp"):
            yield from doers(done.lemma.lower())


def _by_object(tree: Tree, verb: Token) -> Iterator[str]:
    held = [kid.lemma.lower() for kid in tree.kids(verb.index, "dobj", "prt")]
    yield from (_GAVE[verb.lemma, noun] for noun in held if (verb.lemma, noun) in _GAVE)
    if verb.lemma == "succeed" or verb.lemma == "replace" or (verb.lemma == "take" and _AFTER & set(held)):
        yield "successor"


def beside(tree: Tree, made: Candidate) -> Iterator[int]:
    """Where a name may begin or end that commas set beside a role: "the police chief, Ann", "Ann, 41, a nurse,"."""
    tokens = tree.tokens
    at = made.last + 1
    while at + 1 < len(tokens) and at - made.last < _REACH and _inside(tokens[at], tokens[made.head]):
        at += 1
    if at + 1 < len(tokens) and tokens[at].text == "," and (at == made.last + 1 or tokens[made.last + 1].pos == "ADP"):
        start = at + 1
        while start < len(tokens) and is_title(tokens[start]):
            start += 1
        end = start
        while end < len(tokens) and tokens[end].pos in ("PROPN", "PART", "PUNCT") and tokens[end].text not in _STOP:
            end += 1
        if end > start and (end == len(tokens) or tokens[end].text in _CLOSING):
            yield start
    left = min(tree.left[made.head], made.first)
    if left > 1 and tokens[left - 1].text == ",":
        yield left - 2
        if left > 3 and tokens[left - 2].text.isdigit() and tokens[left - 3].text == ",":
            yield left - 4


def body_noun(name: str) -> str:
    """The noun of bodies at the head of a name: its last word, that before "of" or "for", or its first word.

    >>> body_noun("Supreme Court of Norway"), body_noun("Bank Polska"), body_noun("Orbis")
    ('court', 'bank', '')
    """
    words = name.lower().split()
    at = next((place for place, word in enumerate(words) if word in ("of", "for") and place), len(words))
    for word in (words[-1], words[at - 1], words[0]):
        role = role_of(word)
        if role is not None and role.kind in ("body", "people"):
            return role.noun
    return ""


def as_whom(tree: Tree, head: int) -> list[int]:
    """The head of the one whom a noun behind "as" says what they are: "she sat as a juror", "named him as heir"."""
    token = tree.tokens[head]
    link = tree.tokens[token.head]
    if token.dep != "pobj" or link.text.lower() != "as" or link.dep != "prep" or tree.tokens[link.head].pos != "VERB":
        return []
    held = [kid.index for kid in tree.kids(link.head, "dobj", "nsubjpass")]
    return held[:1] or [kid.index for kid in tree.kids(link.head, "nsubj")][:1]


def goes_by(tree: Tree, index: int) -> int:
    """Where the short name begins that brackets or "known as" give to what ends before a token, or 0."""
    words = [token.text for token in tree.tokens[index : index + _ROLE + 3]]
    if words[:1] == ["("] and words[2:3] == [")"] and words[1].isupper():
        return index + 1
    for opening in ([",", "known", "as", "the"], [",", "known", "as"], [",", "or"], [",", "or", "the"]):
        size = len(opening)
        if words[:size] == opening and words[size : size + 1] and words[size][:1].isupper():
            return index + size
    return 0
