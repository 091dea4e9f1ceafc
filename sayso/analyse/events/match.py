"""Which act a word stands for: frames whose conditions the parse meets."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.analyse.events import clauses
from sayso.analyse.events.clauses import lemma
from sayso.analyse.events.meant import modifying_parties
from sayso.analyse.events.phrases import classes, of_phrase
from sayso.analyse.events.view import NOMINAL, View
from sayso.analyse.tree import Tree
from sayso.layers import Token
from sayso.lexicon.frames import Condition, Frame, support

# Prepositional phrases that lend a subject as light and under verbs do: "engaged in talks", "came under attack".
_PREPOSITIONAL = {
    ("engage", "in"): "light",
    ("participate", "in"): "light",
    ("join", "in"): "light",
    ("respond", "with"): "light",
    ("retaliate", "with"): "light",
    ("proceed", "with"): "light",
    ("come", "under"): "under",
    ("be", "under"): "under",
    ("fall", "to"): "under",
}
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_ABOUT = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_WHEN = frozenset({"DATE", "TIME"})
_OBJECTS = ("obj", "oprd")
_NO_PARTICLE = frozenset({""})
# Adverbs and prepositions that the parser may take a particle for.
_ADVERBS = frozenset(
    ["up", "out", "off", "away", "back", "down", "in", "over", "aside", "apart", "together", "home", "through",
     "around", "aboard", "ahead", "forward", "forth", "along", "behind"]
)  # fmt: skip
_FIRM = frozenset({"up", "out", "off", "away", "back", "down"})
_SHORTEST = 3
# The lemma of frames that any word may fit: "jointly" makes an act of whatever two parties do.
_ANY = "*"
# Prepositional phrases that the parser may hang on the object, though they say at whom the act is aimed.
_AIMED = ("to", "against", "with", "from")


@dataclass(frozen=True, slots=True)
class Site:
    """A word that may be an act, with the nouns that belong to it and the verb that lends it a subject."""

    index: int
    pos: str
    eaten: tuple[int, ...] = ()
    support: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A site and the frame that fits it."""

    site: Site
    frame: Frame


def match(view: View, index: int) -> Match | None:
    """The narrowest frame that fits a word, also when it says that the word is no act; None if none fits."""
    return next(fitting(view, index), None)


def fitting(view: View, index: int) -> Iterator[Match]:
    """The frames that fit a word, the narrowest first."""
    token = view.tree.tokens[index]
    pos = _POS.get(token.pos)
    frames = (*_frames(view, token, pos), *view.book.frames_of(_ANY, pos)) if pos is not None else ()
    if pos is None or not frames:
        return
    site = _noun_site(view, index) if pos == "noun" else Site(index, pos)
    particles = _particles(view.tree, index) if pos == "verb" else _NO_PARTICLE
    for frame in frames:
        if frame.particle not in particles and not any("prt" in item.roles for item in frame.conditions):
            continue
        eaten = _eaten(view, site, frame)
        if eaten is not None:
            yield Match(Site(index, pos, eaten, site.support, site.kind), frame)


def _frames(view: View, token: Token, pos: str) -> tuple[Frame, ...]:
    word = lemma(token)
    found = view.book.frames_of(word, pos)
    if not found and pos == "verb" and token.text[:1].isupper():
        found = view.book.frames_of(token.text.lower().removesuffix("s"), pos)
    if not found and pos == "verb" and word.endswith("ise"):
        return view.book.frames_of(word[:-3] + "ize", pos)
    if not found and pos == "noun":
        return view.book.frames_of(token.text.lower(), pos)
    if not found and pos == "verb":
        return next((made for stem in _stems(token.text.lower()) if (made := view.book.frames_of(stem, pos))), found)
    return found


def _stems(word: str) -> Iterator[str]:
    """The verbs that an inflected form may come from, for lemmas that are no words: "raped", "readied", "rammed"."""
    for ending in ("ed", "ing", "es"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        yield stem + "e"
        yield stem
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]


def _particle(tree: Tree, verb: int) -> str:
    kid = tree.kid(verb, "prt")
    return kid.text.lower() if kid is not None else ""


def _particles(tree: Tree, verb: int) -> frozenset[str]:
    """The particles by which frames of a verb may go: its own, else none, or an adverb that may stand for one."""
    own = _particle(tree, verb)
    if own:
        return frozenset({own})
    held = tree.kid(verb, "dobj")
    ends = {verb} if held is None else {verb, held.index, tree.right[held.index]}
    near = (kid for kid in tree.kids(verb, "advmod", "prep") if kid.index - 1 in ends and _is_particle(tree, kid))
    return frozenset({"", *(kid.text.lower() for kid in near)})


def _is_particle(tree: Tree, token: Token) -> bool:
    """Whether an adverb or a preposition may be a particle: "over", "in" and their like only without a noun."""
    word = token.text.lower()
    return word in _FIRM or (word in _ADVERBS and tree.kid(token.index, "pobj") is None)


def _eaten(view: View, site: Site, frame: Frame) -> tuple[int, ...] | None:
    """The nouns that the frame's conditions name, if all conditions hold; else None."""
    eaten: tuple[int, ...] = ()
    for condition in frame.conditions:
        held = _holds(view, Site(site.index, site.pos, eaten, site.support, site.kind), condition)
        if (held is None) != condition.negated:
            return None
        eaten += held or ()
    return eaten


def _holds(view: View, site: Site, condition: Condition) -> tuple[int, ...] | None:
    """The nouns by which a condition holds (perhaps none), or None if it does not."""
    for role in condition.roles:
        if role in _BARE:
            if _BARE[role](view.tree, site.index):
                return ()
            continue
        if role.startswith("@") and not condition.lemmas and not condition.classes and _gerund(view, site, role[1:]):
            return ()
        for head in heads(view, site, role):
            if condition.lemmas:
                named = _named(view, head, condition.lemmas)
                if named:
                    return named if role in _OBJECTS or role.startswith("@") else ()
            elif not condition.classes or condition.classes & classes(view, head):
                return ()
    return None


def _gerund(view: View, site: Site, word: str) -> bool:
    """Whether a preposition holds a gerund: "settled on reopening the bridge"."""
    before = view.tree.kids(site.index, "prep")
    return any(kid.text.lower() == word and view.tree.kid(kid.index, "pcomp") is not None for kid in before)


def _named(view: View, head: int, lemmas: frozenset[str]) -> tuple[int, ...]:
    """The head, or the noun that it counts ("a round of talks"), if its lemma is one of these."""
    tree = view.tree
    if lemmas.intersection(_spellings(tree, head)):
        return (head,)
    held = of_phrase(tree, head)
    if held is not None and lemma(tree.tokens[held]) in lemmas and "many" in classes(view, head):
        return (head, held)
    for kid in tree.kids(head, "conj"):
        if lemma(kid) in lemmas:
            return (kid.index,)
    return ()


def _spellings(tree: Tree, index: int) -> tuple[str, ...]:
    """The lemma, the word itself, and both joined to what a hyphen ties to them ("cease-fire")."""
    token = tree.tokens[index]
    word, low = lemma(token), token.text.lower()
    if index < 2 or tree.tokens[index - 1].text != "-" or tree.tokens[index - 1].span.end != token.span.start:
        return word, low
    before = tree.tokens[index - 2].text.lower()
    return word, low, f"{before}-{word}", before + word


def _infinitive(tree: Tree, verb: int) -> bool:
    below = clauses.clause_below(tree, verb, "xcomp", "ccomp", "acl", "advcl")
    return below is not None and any(kid.tag == "TO" for kid in tree.kids(below.index, "aux"))


def _that(tree: Tree, verb: int) -> bool:
    below = clauses.clause_below(tree, verb, "ccomp", "acl")
    return below is not None and not any(kid.tag == "TO" for kid in tree.kids(below.index, "aux"))


def _ing(tree: Tree, verb: int) -> bool:
    below = clauses.clause_below(tree, verb, "xcomp", "ccomp")
    return below is not None and below.tag == "VBG"


_BARE = {"to": _infinitive, "that": _that, "ing": _ing, "pass": clauses.passive}


def heads(view: View, site: Site, role: str) -> list[int]:
    """The heads of the phrases in a role of a site; empty if the role is not filled."""
    tree = view.tree
    if role.startswith("@"):
        return prepositional(view, site, role[1:])
    if role == "light":
        return _one(clauses.actor_of(tree, site.support)) if site.support is not None and site.kind == "light" else []
    if role == "under":
        return _under(view, site)
    if role == "host":
        return _one(_host(tree, site.index)) if site.support is None else []
    if role in ("oprd", "prt"):
        deps = ("prt",) if role == "prt" else ("oprd", "acomp", "attr")
        small = clauses.small_clause(tree, site.index) if role == "oprd" else None
        return [kid.index for kid in tree.kids(site.index, *deps)] + _one(small)
    if role == "adv":
        return [kid.index for kid in tree.kids(site.index, "advmod")]
    return _nominal(view, site, role)


def _nominal(view: View, site: Site, role: str) -> list[int]:
    """The possessor or the modifiers of an event noun, or of the noun that belongs to an act's verb.

    A pronoun owns nothing where a verb lends its subject: "Norway completed its withdrawal".
    """
    tree = view.tree
    noun = site.eaten[-1] if site.pos != "noun" and site.eaten else site.index
    if role == "poss":
        lent = site.support is not None and site.kind == "light"
        return [kid.index for kid in tree.kids(noun, "poss") if not (lent and kid.tag == "PRP$")]
    if role == "mod":
        names = modifying_parties(view, noun)
        return names + [
            kid.index for kid in tree.kids(noun, "amod", "compound", "nmod", "nummod") if kid.index not in names
        ]
    return _clausal(view, site, role)


def _clausal(view: View, site: Site, role: str) -> list[int]:
    tree, verb = view.tree, site.index
    if role == "subj":
        return _one(
            clauses.surface_subject(tree, _copula(tree, verb)) if site.pos == "adj" else clauses.actor_of(tree, verb)
        )
    if role == "surf":
        return _one(clauses.surface_subject(tree, verb))
    if role == "obj":
        found = clauses.object_of(tree, verb)
        borrowed = _infinitive(tree, verb) or clauses.small_clause(tree, verb) is not None
        return _one(found) or (subject_below(tree, verb) if borrowed else [])
    if role == "dat":
        return _one(clauses.dative_of(tree, verb))
    if role == "xsubj":
        return subject_below(tree, verb)
    if role == "xc":
        below = clauses.clause_below(tree, verb)
        return _one(below.index if below is not None else None)
    return []


def _copula(tree: Tree, adjective: int) -> int:
    """The verb that carries a predicate adjective: "is willing"."""
    token = tree.tokens[adjective]
    return token.head if token.dep in ("acomp", "conj") else adjective


def _host(tree: Tree, noun: int) -> int | None:
    """Who is in it: "supports Iraq in the fight against the rebels", "Iraq's part in the war"."""
    before = tree.tokens[tree.tokens[noun].head]
    if before.text.lower() != "in" or before.dep != "prep":
        return None
    above = tree.tokens[before.head]
    if above.pos in NOMINAL:
        return above.index
    held = clauses.object_of(tree, above.index)
    return held if held is not None and held < noun else clauses.actor_of(tree, above.index)


def _under(view: View, site: Site) -> list[int]:
    if site.support is None or site.kind != "under":
        return []
    return _one(clauses.surface_subject(view.tree, site.support))


def subject_below(tree: Tree, verb: int) -> list[int]:
    """The subject of the clause below a verb, where it has one of its own."""
    for kid in tree.kids(verb, "ccomp", "xcomp", "acl"):
        held = tree.kid(kid.index, "nsubj", "nsubjpass")
        if held is not None:
            return [held.index]
    return []


def _one(found: int | None) -> list[int]:
    return [] if found is None else [found]


def prepositional(view: View, site: Site, word: str) -> list[int]:
    """The heads after a preposition that hangs on the site, on its nouns, or on a date or place beside it."""
    tree = view.tree
    counted = [inner for index in site.eaten if (inner := of_phrase(tree, index)) is not None]
    carriers = [site.index, *site.eaten, *counted]
    if site.pos == "verb" and word in _AIMED:
        carriers += _one(clauses.object_of(tree, site.index))
    if site.support is not None:
        carriers.append(site.support)
    found = []
    for carrier in carriers:
        for kid in tree.kids(carrier, "prep", "agent", "dative", "npadvmod"):
            found += _objects(tree, kid, word)
            for held in tree.kids(kid.index, "pobj", "prep"):
                near = held.dep == "prep" or kid.text.lower() in ("of", "by") or view.labels[held.index] in _ABOUT
                if near or word == "against":
                    for deeper in (held, *tree.kids(held.index, "prep")):
                        found += _objects(tree, deeper, word)
    return list(
        dict.fromkeys(
            index for index in found if index not in (site.index, *site.eaten) and view.labels[index] not in _WHEN
        )
    )


def _objects(tree: Tree, preposition: Token, word: str) -> list[int]:
    if preposition.text.lower() != word:
        return []
    return [clauses.antecedent(tree, kid.index) for kid in tree.kids(preposition.index, "pobj")]


def _noun_site(view: View, index: int) -> Site:
    """A noun with its support verb, if one governs it: "launched an attack", "a raid carried out by"."""
    tree = view.tree
    for kid in tree.kids(index, "acl"):
        kind = support().get((lemma(kid), _particle(tree, kid.index)))
        if kind == "light" and kid.tag == "VBN":
            return Site(index, "noun", (), kid.index, kind)
    top = _top(view, index)
    token = tree.tokens[top]
    head = tree.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
        kind = support().get((lemma(head), _particle(tree, head.index)))
        if kind is not None:
            return Site(index, "noun", (), head.index, kind)
    if token.dep == "pobj" and head.dep == "prep":
        verb = tree.tokens[head.head]
        kind = _PREPOSITIONAL.get((lemma(verb), head.text.lower()))
        if kind is not None:
            return Site(index, "noun", (), verb.index, kind)
    return Site(index, "noun")


def _top(view: View, index: int) -> int:
    """The noun through which the verb holds this one: its neighbour in a list, or what counts it."""
    tree, at = view.tree, index
    for _ in range(4):
        token = tree.tokens[at]
        head = tree.tokens[token.head]
        if token.dep == "conj" and head.pos in NOMINAL:
            at = head.index
        elif token.dep == "pobj" and head.text.lower() == "of" and "many" in classes(view, head.head):
            at = head.head
        else:
            break
    return at
