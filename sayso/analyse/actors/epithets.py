"""Epithets: "the Turkish diplomat", "the lender", "the mother of two" for somebody named before.

The one meant must be near before, agree in number, gender and country, and bear a sign of what the noun says, in title,
role, deed or name. Nouns that anybody may be called by ask for no sign where only one can be meant. Two are none.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.facts import role_at
from sayso.analyse.actors.generic import is_subject
from sayso.analyse.actors.nearby import Nearby, Placed, agrees, at_one_verb, only, sort_of
from sayso.analyse.actors.nominals import gender_told
from sayso.analyse.actors.persons import MARKS, OTHER, is_human, person
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.countries import by_people
from sayso.lexicon.epithets import epithet_of
from sayso.lexicon.sources import source_words

# How many sentences back a body may stand of which nothing is known.
_BLANK = 2
# Longest noun of no known sort, in tokens.
_SHORT = 3
# How many letters the parts of a noun made of two have at least, the last and the first.
_PART, _FRONT = 4, 3
# Endings of names of peoples that are of one man: "Frenchman", and not "German".
_MAN = ("chman", "shman", "tsman")
_BODIES = frozenset({"organisation", "group"})
_CALLED = _BODIES | {"person", "facility"}
_ANY = frozenset({"body", "group", "organisation", "organization", "agency", "association", "institution"})
_NAMING = frozenset({"government", "administration", "authorities"})


def meant(near: Nearby, made: Candidate) -> tuple[Chain | None, bool]:
    """The chain that a definite noun takes up, or None; and whether that is because two fit."""
    tree = near.view.tree
    if made.plural:
        body = _members(near, made)
        return _body(near, body) if body is not None else (None, False)
    if _tailed(near.view, made) or told_which(tree, made):
        return None, False
    marks = {kid.text.lower() for kid in tree.kids(made.head, *MARKS)}
    if made.kind == "person":
        chain, two = person(near, made, marks)
        firm = replace(made, kind="organisation") if chain is None and epithet_of(made.noun, "body") else None
        return _body(near, firm) if firm is not None and not marks & OTHER else (chain, two)
    if made.kind in _BODIES and made.noun in _NAMING:
        return _government(near, made), False
    if made.kind == "other":
        called = _so_called(near, made)
        if called or not is_human(tree, made):
            return only(called, made)
        return person(near, replace(made, kind="person"), marks)
    if made.kind in _BODIES and not marks & OTHER:
        return _body(near, made)
    return None, False


def _members(near: Nearby, made: Candidate) -> Candidate | None:
    """A plural that stands for the body that its members make: "the rebels", "the doctors" of the Doctors' Union."""
    noun = near.view.tree.tokens[made.head].text.lower()
    if not (made.first == made.head == made.last and made.definite):
        return None
    bears = any(chain.kind in _BODIES and chain.named and noun in chain.words for _, chain in near.before(made))
    if epithet_of(noun, "body") is None and not bears:
        return None
    return replace(made, kind="group", noun=noun, name=noun, plural=False)


def _so_called(near: Nearby, made: Candidate) -> list[Placed]:
    """Those named near before whom the text calls by this very noun, whatever it means."""
    named = [pair for pair in near.before(made) if pair[1].named and pair[1].kind in _CALLED]
    nouns = {made.noun, made.name.lower()}
    called = [pair for pair in named if nouns & pair[1].words] or [pair for pair in named if nouns & pair[1].deeds]
    return called or [pair for pair in named if any(_ends_in(word, made.noun) for word in pair[1].words)]


def _ends_in(word: str, noun: str) -> bool:
    """Whether a noun is the last part of a longer one: "yard" of "shipyard", "spinner" of "leg-spinner"."""
    return len(noun) >= _PART and len(word) >= len(noun) + _FRONT and word.endswith(noun)


def _tailed(view: View, made: Candidate) -> bool:
    """Whether "of …" behind the noun says more than a number or an office does."""
    if made.last == made.head:
        return False
    text = view.text(made.head, made.last).lower()
    return epithet_of(text, made.kind) is None and view.tree.tokens[made.last].pos != "NUM"


def told_which(tree: Tree, made: Candidate) -> bool:
    """Whether a clause without comma says who is meant: "the charity that runs the ship" takes nobody up."""
    clause = next((kid.index for kid in tree.kids(made.head, "relcl") if kid.index > made.head), 0)
    return clause > 0 and made.head + 1 < clause and tree.tokens[made.head + 1].text.lower() in ("that", "who", "which")


# ---------------------------------------------------------------- bodies and countries
def _body(near: Nearby, made: Candidate) -> tuple[Chain | None, bool]:
    tree = near.view.tree
    owner = next(tree.kids(made.head, "poss"), None)
    if owner is not None and owner.tag not in ("NNS", "NN"):
        return None, False
    land = epithet_of(made.noun, "country")
    if land is not None:
        return _land(near, made), False
    sort = sort_of(near.view, made)
    fits = [
        (mention, chain)
        for mention, chain in near.before(made)
        if chain.kind in _BODIES
        and (chain.named or not mention.plural)
        and agrees(made, chain)
        and not at_one_verb(tree, made, mention)
        if chain.named or mention.definite
    ]
    exact = [pair for pair in fits if made.name.lower() in pair[1].words or _shares(made, pair[1])]
    if sort is None:
        return only(exact, made)
    exact = exact or [pair for pair in fits if made.noun.split(" ")[-1] in pair[1].words]
    signed = exact or [
        pair for pair in fits if sort.words & (pair[1].words | pair[1].nouns) or sort.sectors & set(pair[1].sectors)
    ]
    blank = [pair for pair in fits if not pair[1].sectors and not pair[1].nouns and pair[1].named]
    if signed:
        signed = _latest(tree, signed)
        # A body of which nothing is known may be meant as well, if it stands as near.
        return only(signed if exact else signed + [pair for pair in blank if _as_near(tree, pair, signed)], made)
    if sort.free and not blank:
        blank = [pair for pair in near.before(made, _BLANK) if _unsure(pair[1])]
    if not sort.free or len(blank) != 1 or not is_subject(tree, blank[0][0].head):
        return None, False
    near_enough = tree.tokens[made.first].sentence - tree.tokens[blank[0][0].first].sentence <= _BLANK
    return (blank[0][1], False) if near_enough else (None, False)


def _shares(made: Candidate, chain: Chain) -> bool:
    """Whether a noun for any body stands with a word of the name: "the Olympic body" for the Olympic Committee."""
    *before, noun = made.name.split()
    return noun.lower() in _ANY and any(word[:1].isupper() and word.lower() in chain.words for word in before)


def _unsure(chain: Chain) -> bool:
    """Whether a name taken for a person's or a place's may as well be a body's: nothing tells what it is of."""
    if not chain.named or chain.gender or chain.country or chain.sectors or chain.nouns:
        return False
    if chain.kind == "place":
        return True
    known = any(epithet_of(word, "person") is not None for word in chain.words | chain.deeds)
    return chain.kind == "person" and not known and not chain.age


def _as_near(tree: Tree, pair: Placed, signed: list[Placed]) -> bool:
    if any(pair[1] is chain for _, chain in signed):
        return False
    return tree.tokens[pair[0].first].sentence >= tree.tokens[signed[0][0].first].sentence


def _latest(tree: Tree, pairs: list[Placed]) -> list[Placed]:
    """Those of the sentence that stands nearest before."""
    last = max(tree.tokens[mention.first].sentence for mention, _ in pairs)
    return [pair for pair in pairs if tree.tokens[pair[0].first].sentence == last]


def _land(near: Nearby, made: Candidate) -> Chain | None:
    """The only country that the nearest sentence with any speaks of as one who acts, or the only one named at all.

    Where there is none, it is the only place that acts: a land that is no state.
    """
    tree = near.view.tree
    if tree.tokens[made.head].dep not in ("nsubj", "nsubjpass"):
        return None
    sort = epithet_of(made.noun, "country")
    every = [pair for pair in near.before(made, 2) if pair[1].kind in ("country", "place") and agrees(made, pair[1])]
    lands = [pair for pair in every if pair[1].kind == "country"]
    if sort is not None and not sort.free:
        lands = [pair for pair in lands if pair[1].country in sort.words]
        return lands[0][1] if len(lands) == 1 else None
    acting = [pair for pair in lands or every if _acts(tree, pair[0])]
    if acting:
        lands = _latest(tree, acting)
    return lands[0][1] if len(lands) == 1 else None


def _acts(tree: Tree, mention: Candidate) -> bool:
    return tree.tokens[mention.head].dep == "ROOT" or is_subject(tree, mention.head)


def _government(near: Nearby, made: Candidate) -> Chain | None:
    """The country whose capital or name has just stood for its rulers: "the German government" after Berlin.

    A bare "the government" is that of the only country that has just been said to act.
    """
    if not made.country:
        return _land(near, made) if made.first == made.head == made.last else None
    for mention, chain in near.before(made):
        ruling = mention.kind == "country" and mention.sectors == ("GOV",)
        if chain.kind == "country" and chain.country == made.country and ruling:
            return chain
    return None


# ---------------------------------------------------------------- nouns that count only if they take somebody up
def loose(view: View, closed: bytearray) -> Iterator[Candidate]:
    """Definite nouns that are no roles: "the plaintiff", "the chamber", "the Norwegian", "the 38-year-old"."""
    for token in view.tree.tokens:
        if closed[token.index] or token.tag in ("NNS", "NNPS"):
            continue
        first = _aged(view.tree, token)
        if first is not None:
            yield _loose(view, first, token.index, "person", "")
        elif token.pos in ("NOUN", "PROPN", "ADJ"):
            yield from _of_noun(view, token)


def _of_noun(view: View, token: Token) -> Iterator[Candidate]:
    tree = view.tree
    article = next((kid for kid in tree.kids(token.index, "det") if kid.text.lower() == "the"), None)
    if article is None or article.index >= token.index or token.dep in ("amod", "compound", "nmod", "poss"):
        return
    if role_at(tree, token.index):
        return
    first = article.index + 1
    people = by_people(view.text(first, token.index)) or by_people(token.text) if token.text[:1].isupper() else None
    if people is not None and people.country is not None:
        gender = "f" if token.text.endswith("woman") else "m" if token.text.endswith(_MAN) else ""
        yield replace(_loose(view, first, token.index, "person", ""), country=people.country.iso3, gender=gender)
        return
    lemma = token.lemma.lower()
    long = f"{tree.tokens[token.index - 1].text.lower()} {lemma}"
    for kind, sort in (("person", "person"), ("body", "organisation")):
        noun = next((noun for noun in (long, lemma) if epithet_of(noun, kind)), None)
        if noun is not None:
            yield _loose(view, first, token.index, sort, noun)
            return
    written = lemma in source_words().documents
    if token.dep == "nsubj" and token.pos == "NOUN" and token.index - first < _SHORT and not written:
        yield _loose(view, first, token.index, "other", lemma)


def _loose(view: View, first: int, last: int, kind: str, noun: str) -> Candidate:
    text = view.text(first, last)
    gender = gender_told(noun) if kind == "person" else ""
    return Candidate(first, last, last, "nominal", kind, text, gender=gender, noun=noun, definite=True)


def _aged(tree: Tree, token: Token) -> int | None:
    """The number of "the 38-year-old" that ends at a token and has no noun behind it, or None."""
    tokens, at = tree.tokens, token.index
    if token.text != "old" or at < 5 or [t.text for t in tokens[at - 3 : at]] != ["-", "year", "-"]:
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at - 5].text.lower() != "the" or (behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ")):
        return None
    return at - 4
