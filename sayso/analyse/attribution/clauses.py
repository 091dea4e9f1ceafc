"""Statements that the parse shows: a cue of the lexicon with a complement in one of its frames."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.analyse.attribution.complements import Complement, of_noun, of_verb
from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.nouns import owner, said_in
from sayso.analyse.attribution.phrases import noun_phrase
from sayso.analyse.tree import Tree, auxiliaries, subject, trimmed
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.cues import POS_OF, Cue, cues
from sayso.lexicon.sources import source_words

_CLAUSAL = frozenset({"that", "wh", "to", "quote", "obj-to", "be:that", "be:to", "be:wh"})
_UNNAMED = (["be", "name"], ["be", "identify"], ["be", "quote"])
_COPULAS = frozenset({"be", "seem", "feel", "become", "remain", "sound", "appear", "get"})
# The one named after "by" in a passive is the source; these verbs have the hearer as their subject instead.
_HEARERS = frozenset({"tell", "inform", "ask", "advise", "assure", "remind", "warn", "order", "urge"})


def from_clauses(tree: Tree) -> Iterator[Draft]:
    """A draft for each cue whose complement stands in a frame that the lexicon lists for it."""
    table = cues()
    for token in tree.tokens:
        part = POS_OF.get(token.pos)
        cue = table.get((token.lemma.lower(), part)) if part else None
        if cue is None or (part == "v" and token.dep == "amod"):
            continue
        if part == "v":
            yield from _of_verb(tree, token, cue)
        elif part == "n":
            yield from _of_noun(tree, token, cue)
        else:
            yield from _of_adjective(tree, token, cue)


def _of_verb(tree: Tree, verb: Token, cue: Cue) -> Iterator[Draft]:
    for found in of_verb(tree, verb.index):
        if not _listed(tree, verb, cue, found) or (found.frame not in _CLAUSAL and _purpose(tree, verb)):
            continue
        draft = _of_frame(tree, verb, cue, found)
        if draft is not None:
            yield draft
            return


def _of_frame(tree: Tree, verb: Token, cue: Cue, found: Complement) -> Draft | None:
    """The draft of a verb with one of its complements; None if the verb says nothing of it, or nobody does."""
    beside, head = _sibling(tree, verb, cue), subject(tree, verb.index)
    if cue.group == "seem":
        if head is None or head.text.lower() != "it":
            return None  # only what seems so to all: "it appears that the truce holds"
        head = None
    elif found.frame.startswith("be:"):
        if found.frame == "be:as" and tree.kid(verb.index, "auxpass") is None:
            return None  # "a plan called Dawn", "a man named as Ali" name things, and say nothing of them
        head = _by(tree, verb.index)
        if head is None and cue.lemma in _HEARERS and found.frame in ("be:that", "be:wh", "be:to"):
            found = _without_hearer(tree, verb, found)
    elif head is None or _no_source(tree, verb, cue, head):
        return None
    elif (lifted := _lifted(tree, verb, head)) is not None:
        beside, head = _outer(tree, verb), lifted
    else:
        found, head = _carried(tree, verb, found, head)
    draft = _draft(tree, cue, found, anchor=verb.index, head=head, rule=f"v.{found.frame}")
    return replace(draft, beside=beside)


def _no_source(tree: Tree, verb: Token, cue: Cue, head: Token) -> bool:
    """Whether a subject says nothing: "there", a "you" that is anybody, a thing that cannot think."""
    if head.dep == "expl" or head.text.lower() in ("you", "nobody", "none") or _said_above(tree, verb):
        return True
    if any(kid.text.lower() == "no" for kid in tree.kids(head.index, "det")):
        return True  # "no group claimed responsibility"
    return cue.human and (_is_thing(_antecedent(tree, head)) or _not_yet(tree, verb))


def _listed(tree: Tree, verb: Token, cue: Cue, found: Complement) -> bool:
    """Whether the lexicon lists the frame, also for those who tell nothing ("did not respond to a request")."""
    words, content = source_words(), tree.tokens[found.content[-1][0] : found.content[-1][1] + 1]
    lemmas = [token.lemma.lower() for token in content[:6]]
    if found.frame == "to" and lemmas[-2:] in _UNNAMED:
        return False  # "who asked not to be named" only tells why the source has no name
    if found.frame in cue.frames:
        return True
    if f"not:{found.frame}" in cue.frames:
        return _denied(tree, verb) and not words.asked.isdisjoint(lemmas)
    if f"no:{found.frame}" in cue.frames:
        return bool(lemmas) and lemmas[0] in ("no", "few") and not words.withheld.isdisjoint(lemmas[1:4])
    return f"toll:{found.frame}" in cue.frames and not words.tolls.isdisjoint(lemmas)


def _said_above(tree: Tree, verb: Token) -> bool:
    """Whether the verb only ends another cue: "declined | to say how many" is no statement of how many."""
    above = cues().get((tree.tokens[verb.head].lemma.lower(), "v"))
    return verb.dep == "xcomp" and _purpose(tree, verb) and above is not None and "to" in above.frames


def _denied(tree: Tree, verb: Token) -> bool:
    """Whether the act did not happen: "did not respond", "neither the army nor the police responded"."""
    if tree.kid(verb.index, "neg") is not None:
        return True
    own = tree.kid(verb.index, "nsubj")
    return own is not None and tree.tokens[tree.left[own.index]].text.lower() in ("neither", "no", "none", "nobody")


def _purpose(tree: Tree, verb: Token) -> bool:
    """Whether the verb is an infinitive: "flew in to discuss the truce" says nothing of the truce yet."""
    return verb.tag == "VB" and any(kid.text.lower() == "to" for kid in tree.kids(verb.index, "aux"))


def _is_thing(head: Token) -> bool:
    """Whether a subject can think, want, fear or pledge nothing, so that the verb means something else."""
    words, lemma = source_words(), head.lemma.lower()
    if head.pos != "NOUN" or lemma in words.bodies or lemma in words.persons:
        return False
    return lemma in words.things or lemma.endswith(tuple(words.thing_endings))


def _not_yet(tree: Tree, verb: Token) -> bool:
    """Whether nobody thinks or wants so yet: "has reason to believe that …", but "came to believe that …"."""
    return _purpose(tree, verb) and tree.tokens[verb.head].lemma not in ("come", "begin", "start", "continue", "seem")


def _carried(tree: Tree, verb: Token, found: Complement, head: Token) -> tuple[Complement, Token]:
    """ "the envoy issued a statement saying that …": the one who issues it is the source."""
    carrier = tree.tokens[head.head]
    if verb.dep != "acl" or head.index != verb.head or head.dep != "dobj" or carrier.pos != "VERB":
        return found, head
    words = source_words()
    if carrier.lemma not in words.carriers or head.lemma.lower() not in words.documents:
        return found, head
    who = subject(tree, carrier.index)
    if who is None or who.dep == "expl" or who.index > carrier.index:
        return found, head
    return Complement(found.frame, found.content, (auxiliaries(tree, carrier.index), found.cue[1])), who


def _sibling(tree: Tree, verb: Token, cue: Cue) -> int | None:
    """The verb of saying beside this one in "the envoy said P, and the guards said Q"."""
    own = tree.kid(verb.index, "nsubj")
    before = tree.left[verb.index] - 2
    if own is None or cue.group not in ("say", "report", "claim", "deny") or "quote" not in cue.frames:
        return None
    comma = any(tree.tokens[i].text in (",", ";") for i in (before, before + 1) if 0 <= i < verb.index)
    return _outer(tree, verb) if comma else None


def _outer(tree: Tree, verb: Token) -> int | None:
    """The verb of saying whose content a verb was joined to by "and", or by a comma (", adding that …")."""
    other = tree.tokens[verb.head]
    if verb.dep == "advcl" and verb.tag == "VBG" and _after_comma(tree, verb):
        other = _clause_above(tree, other)
    elif verb.dep != "conj":
        return None
    if other.dep != "ccomp":
        return None
    head = tree.tokens[other.head]
    cue = cues().get((head.lemma.lower(), "v"))
    return head.index if cue is not None and "that" in cue.frames and head.index < other.index else None


def _clause_above(tree: Tree, token: Token) -> Token:
    """The clause that a participle's head stands in: ", citing …" may hang on a verb deep inside it."""
    for _ in range(4):
        if token.dep not in ("pcomp", "prep", "xcomp", "conj", "acl", "pobj", "dobj"):
            break
        token = tree.tokens[token.head]
    return token


def _after_comma(tree: Tree, verb: Token) -> bool:
    first = tree.left[verb.index]
    return verb.head < first and tree.tokens[first - 1].text == ","


def _lifted(tree: Tree, verb: Token, inherited: Token) -> Token | None:
    """The true source in "the envoy said the road was open and added that …": never the road.

    "Added" always goes with the outer source; other verbs of saying only where the inner subject cannot speak.
    """
    outer = _outer(tree, verb)
    cue = cues().get((verb.lemma.lower(), "v"))
    if outer is None or cue is None or cue.kind != "statement" or not ("quote" in cue.frames or cue.lemma == "cite"):
        return None
    if tree.kid(verb.index, "nsubj", "nsubjpass") is not None:
        return None
    can_speak = inherited.pos in ("PROPN", "PRON") or inherited.lemma.lower() in source_words().persons
    if verb.lemma != "add" and (can_speak or inherited.lemma.lower() in source_words().bodies):
        return None
    return subject(tree, outer)


def _without_hearer(tree: Tree, verb: Token, found: Complement) -> Complement:
    return Complement(found.frame, found.content[-1:], found.cue)


def _by(tree: Tree, verb: int) -> Token | None:
    by = tree.kid(verb, "agent")
    return tree.kid(by.index, "pobj") if by is not None else None


def _of_noun(tree: Tree, noun: Token, cue: Cue) -> Iterator[Draft]:
    for found in of_noun(tree, noun.index):
        if found.frame not in cue.frames:
            continue
        if found.frame == "that" and (verb := said_in(tree, noun)) is not None:
            said = Complement("that", found.content, (auxiliaries(tree, verb.index), verb.index))
            yield _draft(tree, cue, said, anchor=verb.index, head=subject(tree, verb.index), rule="v.that")
            return
        first, head = owner(tree, noun)
        widened = Complement(found.frame, found.content, (first, found.cue[1]))
        yield _draft(tree, cue, widened, anchor=noun.index, head=head, rule=f"n.{found.frame}")
        return


def _of_adjective(tree: Tree, adjective: Token, cue: Cue) -> Iterator[Draft]:
    """ "X is confident that …": the copula belongs to the cue, its subject is the source."""
    verb = tree.tokens[adjective.head]
    if verb.lemma not in _COPULAS or adjective.dep not in ("acomp", "oprd", "attr"):
        return
    head = subject(tree, verb.index)
    if head is None or head.dep == "expl" or verb.index > adjective.index or head.text.lower() in ("it", "that"):
        return
    for found in of_noun(tree, adjective.index):
        if found.frame in cue.frames:
            widened = Complement(found.frame, found.content, (verb.index, found.cue[1]))
            yield _draft(tree, cue, widened, anchor=adjective.index, head=head, rule=f"a.{found.frame}")
            return


def _antecedent(tree: Tree, head: Token) -> Token:
    """What "that" stands for: in "a rule that requires …" the rule."""
    clause = tree.tokens[head.head]
    if head.text.lower() == "that" and head.tag == "WDT" and clause.dep == "relcl" and clause.head < head.index:
        return tree.tokens[clause.head]
    return head


def _draft(tree: Tree, cue: Cue, found: Complement, *, anchor: int, head: Token | None, rule: str) -> Draft:
    source: tuple[Span, ...] = ()
    if head is not None:
        head = _antecedent(tree, head)
        source = (noun_phrase(tree, head.index, anchor),)
    ranges = (trimmed(tree, *piece) for piece in found.content)
    cue_span = tree.span(*found.cue)
    return Draft(
        rule=rule,
        anchor=anchor,
        kind=cue.kind,
        group=cue.group,
        cue=(cue_span,),
        source=source,
        head=None if head is None else head.index,
        content=tuple(tree.span(*piece) for piece in ranges if piece is not None),
    )
