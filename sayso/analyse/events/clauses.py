"""Clauses of the parse: who stands as subject and object of a verb, also where the verb has to borrow them."""

from sayso.analyse.events.view import NOMINAL, View
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Token
from sayso.lexicon.nouns import classes_of

VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose infinitive has their subject even beside an object: "promised the envoys to leave".
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "swear", "use", "send", "deploy"})
# How far a borrowed subject or an antecedent is looked for: deeper chains are broken parses.
_STEPS = 6
# Verbs whose subject does what the infinitive of their object says: "lead the campaign to retake the city".
_UNDERTAKING = frozenset(
    ["lead", "launch", "join", "begin", "start", "continue", "resume", "mount", "make", "conduct", "have", "wage",
     "step", "open", "intensify", "spearhead", "undertake"]
)  # fmt: skip
# Prepositions before a deed that lies with the one charged, blamed, punished or thanked.
_FOR_DEEDS = frozenset({"for", "with"})
_CHARGING = frozenset({"charge"})
_ANIMATE = frozenset({"person", "force", "body"})
_REPORTED = frozenset({"he", "she", "it", "they"})
# Nouns whose relative clause lacks no object: "the day the army attacked".
_TIMES = frozenset(
    ["day", "time", "moment", "week", "month", "year", "hour", "night", "morning", "evening", "way", "reason", "place"]
)
# The small model's lemmas that are no words of the language.
_LEMMAS = {"stag": "stage", "bann": "ban", "sanction": "sanction", "cancell": "cancel"}


def lemma(token: Token) -> str:
    """The lemma in lower case, mended where the model's is no word."""
    low = token.lemma.lower()
    return _LEMMAS.get(low, low)


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is passive: by its auxiliary, as a participle after a noun, or beside a passive verb."""
    for _ in range(_STEPS):
        token = tree.tokens[verb]
        if any(True for _ in tree.kids(verb, "auxpass", "nsubjpass")):
            return True
        if token.tag != "VBN":
            return False
        if token.dep == "acl" or (token.dep == "advcl" and not any(True for _ in tree.kids(verb, "aux", "nsubj"))):
            return True
        if token.dep != "conj" or any(True for _ in tree.kids(verb, "aux", "nsubj")) or token.head == verb:
            return False
        verb = token.head
    return False


def antecedent(tree: Tree, index: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    token = tree.tokens[index]
    if token.text.lower() not in RELATIVE or token.pos == "NOUN":
        return index
    at = token
    for _ in range(_STEPS):
        if at.head == at.index:
            return index
        if at.dep == "relcl":
            return at.head
        at = tree.tokens[at.head]
    return index


def surface_subject(tree: Tree, verb: int) -> int | None:
    """The grammatical subject of a verb: its own, or the one that it borrows from the clause above; else None."""
    for _ in range(_STEPS):
        own = [kid.index for kid in tree.kids(verb, "nsubj", "nsubjpass", "csubj")]
        # Of two with a comma between them the later: what stands in front is a place or a heading, misread.
        if own:
            parted = any(tree.tokens[at].text == "," for at in range(own[0], own[-1]))
            return antecedent(tree, own[-1] if parted else own[0])
        step = _lender(tree, tree.tokens[verb])
        if step is None or step[1] is not None:
            return step[1] if step is not None else None
        verb = step[0]
    return None


def _lender(tree: Tree, token: Token) -> tuple[int, int | None] | None:
    """The verb from which a verb borrows its subject, and the subject itself where that is known; else None."""
    head = tree.tokens[token.head]
    if head.index == token.index:
        return None
    if token.dep in ("acl", "relcl") and head.pos in NOMINAL:
        if token.dep == "relcl" or token.tag in ("VBG", "VBN"):
            return head.index, head.index
        return _who_would(tree, head)
    asked = _asked(tree, token, head)
    if asked is not None:
        return head.index, asked
    if token.dep == "xcomp" and head.pos in (*VERBAL, "ADJ"):
        held = tree.kid(head.index, "dobj")
        controls = held is not None and held.index < token.index and lemma(head) not in _SUBJECT_CONTROL
        return head.index, held.index if controls and held is not None else None
    if token.dep in ("pcomp", "advcl"):
        return _above(tree, token)
    finite = token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP") and head.tag == "VB"
    if finite and any(kid.tag == "TO" for kid in tree.kids(head.index, "aux")) and head.head != head.index:
        return head.head, None
    borrows = token.dep == "conj" or (token.pos == "ADJ" and token.dep in ("acomp", "attr"))
    return (head.index, None) if borrows and head.pos in VERBAL else None


def _who_would(tree: Tree, noun: Token) -> tuple[int, int | None] | None:
    """Who does what a noun's infinitive says: whose the noun is, else the subject of "lead a drive to oust"."""
    owner = tree.kid(noun.index, "poss")
    if owner is not None:
        return noun.index, owner.index
    doer = by_phrase(tree, noun.index)
    if doer is not None:
        return noun.index, doer
    verb = tree.tokens[noun.head]
    return (verb.index, None) if noun.dep == "dobj" and lemma(verb) in _UNDERTAKING else None


def _asked(tree: Tree, token: Token, head: Token) -> int | None:
    """The one on whom it is called to do what an infinitive says."""
    if token.dep not in ("xcomp", "advcl") or lemma(head) not in ("call", "appeal", "rely"):
        return None
    for kid in tree.kids(head.index, "prep"):
        held = tree.kid(kid.index, "pobj") if kid.text.lower() in ("on", "upon", "to") else None
        if held is not None and kid.index < token.index:
            return held.index
    return None


def _above(tree: Tree, token: Token) -> tuple[int, int | None] | None:
    """The verb above a participle or infinitive, and its object if that is meant: "accused X of killing"."""
    head = tree.tokens[token.head]
    if token.dep == "pcomp":
        return _before_preposition(tree, head)
    if head.pos not in VERBAL or token.tag not in ("VBG", "VBN", "VB"):
        return None
    if any(
        kid.pos == "SCONJ" and kid.text.lower() in ("if", "because", "that") for kid in tree.kids(token.index, "mark")
    ):
        return None
    if token.tag == "VBG" and passive(tree, head.index):
        doer = by_phrase(tree, head.index)
        return (head.index, doer) if doer is not None else None
    return head.index, None


def _before_preposition(tree: Tree, preposition: Token) -> tuple[int, int | None] | None:
    """The verb over "of killing" and its like, and who is meant to have done it where that is not its own subject."""
    above = tree.tokens[preposition.head]
    if above.pos in ("ADV", "ADJ", "PART", "ADP") and tree.tokens[above.head].pos in VERBAL:
        above = tree.tokens[above.head]
    if preposition.dep not in ("prep", "agent"):
        return None
    word = lemma(preposition)
    if above.pos in NOMINAL and word in _FOR_DEEDS:
        doer = _doer(tree, above)
        return (above.index, doer) if doer is not None else None
    if above.pos not in VERBAL:
        return None
    held = tree.kid(above.index, "dobj", "nsubjpass")
    if word in ("of", "from", "into"):
        return above.index, held.index if held is not None else None
    if word in _FOR_DEEDS and held is not None and (word == "for" or lemma(above) in _CHARGING):
        return above.index, _doer(tree, held) or _after(tree, above.index)
    return above.index, None


def _doer(tree: Tree, noun: Token) -> int | None:
    """Who is meant by a noun before "for killing": itself if it can act, else the one on whom it falls."""
    if noun.pos in ("PROPN", "PRON") or classes_of(lemma(noun)) & _ANIMATE:
        return noun.index
    return _after(tree, noun.index)


def _after(tree: Tree, index: int) -> int | None:
    """The one on or against whom something is done."""
    for kid in tree.kids(index, "prep"):
        held = tree.kid(kid.index, "pobj") if kid.text.lower() in ("on", "against") else None
        if held is not None:
            return held.index
    return None


def reporting_subject(tree: Tree, pronoun: int) -> int | None:
    """The one who reports what a pronoun does, if the pronoun may mean them: "Oslo said it had sent a ship"."""
    token = tree.tokens[pronoun]
    verb = tree.tokens[token.head]
    for _ in range(_STEPS):
        if verb.dep == "ccomp" or verb.head == verb.index:
            break
        if verb.dep not in ("conj", "xcomp", "advcl"):
            return None
        verb = tree.tokens[verb.head]
    if verb.dep != "ccomp" or token.text.lower() not in _REPORTED:
        return None
    subject = surface_subject(tree, verb.head)
    if subject is None or tree.tokens[subject].pos not in ("NOUN", "PROPN"):
        return None
    plural = tree.tokens[subject].tag in ("NNS", "NNPS") or tree.kid(subject, "conj") is not None
    return subject if token.text.lower() in ("he", "she") or plural == (token.text.lower() == "they") else None


def by_phrase(tree: Tree, verb: int) -> int | None:
    """The one by whom a passive act is done."""
    for kid in tree.kids(verb, "agent", "prep"):
        if kid.text.lower() == "by":
            held = tree.kid(kid.index, "pobj")
            return held.index if held is not None else None
    return None


def actor_of(tree: Tree, verb: int) -> int | None:
    """The one who does what the verb says: the subject, or in the passive the one after "by"."""
    if passive(tree, verb):
        found = by_phrase(tree, verb)
        if found is None and tree.tokens[verb].dep == "conj":
            return by_phrase(tree, tree.tokens[verb].head)
        return found
    return surface_subject(tree, verb)


def object_of(tree: Tree, verb: int) -> int | None:
    """The direct object; in the passive the subject, unless an object is left ("was granted asylum")."""
    own = tree.kid(verb, "dobj")
    if own is not None:
        return antecedent(tree, own.index)
    if passive(tree, verb):
        return surface_subject(tree, verb)
    token = tree.tokens[verb]
    if token.dep == "relcl" and tree.kid(verb, "nsubj") is not None:
        subject = tree.kid(verb, "nsubj")
        bare = not any(tree.kid(kid.index, "pobj", "pcomp") is None for kid in tree.kids(verb, "prep"))
        timed = lemma(tree.tokens[token.head]) in _TIMES
        if subject is not None and subject.text.lower() not in RELATIVE and bare and not timed:
            return token.head
    if token.dep == "conj":
        return _shared_object(tree, verb)
    return None


def _shared_object(tree: Tree, verb: int) -> int | None:
    """The object of a verb that stands before its neighbour's: "condemned and denounced the raid" has one object."""
    for kid in tree.kids(verb, "conj"):
        held = tree.kid(kid.index, "dobj")
        if held is not None:
            return held.index
    return None


def dative_of(tree: Tree, verb: int) -> int | None:
    """The one to whom something is given, without a preposition or with "to"."""
    kid = tree.kid(verb, "dative")
    if kid is not None:
        held = tree.kid(kid.index, "pobj") if kid.pos == "ADP" else kid
        return antecedent(tree, held.index) if held is not None else None
    if tree.kid(verb, "dobj") is not None and passive(tree, verb):
        return surface_subject(tree, verb)
    return None


def verb_over(tree: Tree, index: int) -> int | None:
    """The verb in whose clause a word stands: itself, or the nearest above."""
    at = tree.tokens[index]
    for _ in range(_STEPS):
        if at.pos in VERBAL:
            return at.index
        if at.head == at.index:
            return None
        at = tree.tokens[at.head]
    return None


def small_clause(tree: Tree, verb: int) -> int | None:
    """The adjective that is said of the object where the parser makes a clause of both: "found two men guilty"."""
    for kid in tree.kids(verb, "ccomp"):
        if kid.pos == "ADJ" and kid.index > verb and not any(True for _ in tree.kids(kid.index, "aux", "mark", "cop")):
            return kid.index if tree.kid(kid.index, "nsubj") is not None else None
    return None


def clause_below(tree: Tree, verb: int, *deps: str) -> Token | None:
    """The verb of the clause that hangs below: an infinitive, a "that" clause, or one after a preposition."""
    return next((kid for kid in tree.kids(verb, *(deps or ("xcomp", "ccomp"))) if kid.pos in (*VERBAL, "ADJ")), None)


def span_of(view: View, indices: list[int]) -> tuple[Span, ...]:
    """The characters of some tokens; neighbours, also with a blank between them, make one span."""
    spans: list[Span] = []
    last = -2
    for index in sorted(set(indices)):
        token = view.tree.tokens[index].span
        if index == last + 1 and spans:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(token)
        last = index
    return tuple(spans)
