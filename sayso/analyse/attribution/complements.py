"""What a verb, noun or adjective takes: its complements by frame, whatever the word is.

The lexicon of cues decides which frames of which word carry a content; this module only reads them off the parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.analyse.tree import Tree, auxiliaries, passive
from sayso.layers import Token
from sayso.lexicon.cues import cues
from sayso.lexicon.sources import source_words

Range = tuple[int, int]
_WH = frozenset({"whether", "if", "what", "why", "how", "who", "where", "when", "which"})
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
_TRAILING = frozenset({"for", "of", "as", "to", "over", "about", "with", "against", "in", "into", "at"})


@dataclass(frozen=True, slots=True)
class Complement:
    """One complement: its frame, the tokens of the content, and the tokens of the cue (inclusive ranges)."""

    frame: str
    content: tuple[Range, ...]
    cue: Range


def of_verb(tree: Tree, verb: int) -> Iterator[Complement]:
    """The complements of a verb; a passive one has its own frames ("be:to", "be:that", "be:obj", "be:as")."""
    cue = (auxiliaries(tree, verb), _particle(tree, verb))
    is_passive = passive(tree, verb)
    clause = _clause(tree, verb)
    if clause is not None and not (clause.index < verb and _has_it(tree, verb)):
        yield from _of_clause(tree, verb, clause, cue)
    elif is_passive:
        yield from _of_passive(tree, verb, cue)
    else:
        yield from _of_phrases(tree, verb, cue)


def _particle(tree: Tree, verb: int) -> int:
    after = tree.kid(verb, "prt")
    return after.index if after is not None and after.index == verb + 1 else verb


def _clause(tree: Tree, verb: int) -> Token | None:
    """The clause that the verb governs, or, for a verb set into a sentence ("…, he said, …"), that sentence's head."""
    governed = list(tree.kids(verb, "ccomp"))
    if governed:
        found = next((kid for kid in governed if kid.index > verb), governed[0])
        return None if found.index < verb and tree.kid(verb, "neg") is not None else found
    token = tree.tokens[verb]
    if token.lemma in _ASKING and (asked := _if_clause(tree, verb)) is not None:
        return asked
    if token.dep == "parataxis" and token.head != verb and tree.kid(verb, "neg") is None:
        return tree.tokens[token.head]
    return tree.kid(verb, "parataxis")


def _has_it(tree: Tree, verb: int) -> bool:
    """ "…; the rebels denied it": what stands before is another's, and the content is what the pronoun stands for."""
    what = tree.kid(verb, "dobj")
    return what is not None and what.index == verb + 1 and what.text.lower() in ("it", "this", "that")


def _if_clause(tree: Tree, verb: int) -> Token | None:
    """The question of "asked the crew if …", which the parse takes for a condition."""
    for kid in tree.kids(verb, "advcl"):
        marks = (mark.text.lower() for mark in tree.kids(kid.index, "mark"))
        if kid.index > verb and any(mark in ("if", "whether") for mark in marks):
            return kid
    return None


def _of_clause(tree: Tree, verb: int, clause: Token, cue: Range) -> Iterator[Complement]:
    first, last = _past_day(tree, verb, clause), _to_the_end(tree, verb, clause)
    prefix = "be:" if passive(tree, verb) else ""
    own = next((kid for kid in tree.kids(clause.index, "nsubj", "nsubjpass")), None)
    bare = any(kid.text.lower() == "to" for kid in tree.kids(clause.index, "aux"))
    if clause.head == verb and bare and own is not None:
        yield Complement(prefix + "obj-to", ((first, last),), cue)
        return
    if clause.head == verb and clause.tag == "VBG" and not any(True for _ in tree.kids(clause.index, "aux")):
        yield Complement(prefix + "ing", ((first, last),), cue)
        return
    opener = tree.tokens[first].text.lower()
    frame = "wh" if opener in _WH and clause.index > verb else "that"
    yield Complement(prefix + frame, ((first, last),), cue)


def _past_day(tree: Tree, verb: int, clause: Token) -> int:
    """The first token of a clause, past the time or occasion of saying: "said | on Monday | the border was shut"."""
    first = tree.left[clause.index]
    if clause.index < verb or first <= verb or clause.head != verb or first - verb > 4:
        return first
    words = source_words()
    for kid in tree.kids(clause.index, "prep", "npadvmod", "advmod"):
        last = tree.right[kid.index]
        if tree.left[kid.index] != first or last - first > 3 or last + 1 >= clause.index:
            continue
        lemmas = {token.text.lower() for token in tree.tokens[first : last + 1]}
        if lemmas & words.days or (kid.text.lower() in ("in", "on", "at") and lemmas & words.occasions):
            after = tree.tokens[last + 1]
            return last + 1 if after.pos != "PUNCT" else first
    return first


def _to_the_end(tree: Tree, verb: int, clause: Token) -> int:
    """The last token of a clause with the clauses that the parse set beside it: "P, most of them Q", "P and Q"."""
    last = tree.right[clause.index]
    if clause.index < verb or clause.head != verb:
        return last
    for kid in tree.kids(verb, "ccomp", "conj"):
        first = tree.left[kid.index]
        if first <= last or kid.index < clause.index:
            continue
        edge = last if tree.tokens[last].text == "," else last + 1
        end = first + 1 if tree.tokens[first].text == "," else first
        between = [token.text.lower() for token in tree.tokens[edge:end]]
        own = tree.kid(kid.index, "nsubj", "nsubjpass")
        if own is None or (kid.dep == "ccomp" and between != [","]) or (kid.dep == "conj" and between != ["and"]):
            continue
        if (kid.lemma.lower(), "v") not in cues():
            last = tree.right[kid.index]
    return last


def _of_passive(tree: Tree, verb: int, cue: Range) -> Iterator[Complement]:
    about = tree.kid(verb, "nsubjpass")
    head: tuple[Range, ...] = () if about is None else ((tree.left[about.index], tree.right[about.index]),)
    rest = tree.kid(verb, "xcomp", "oprd")
    if rest is not None:
        frame = "be:to" if _infinitive(tree, rest) else "be:as"
        yield Complement(frame, (*head, (tree.left[rest.index], tree.right[rest.index])), cue)
        return
    for prep in tree.kids(verb, "prep"):
        inner = tree.kid(prep.index, "pobj", "pcomp")
        if inner is not None and prep.index > verb:
            content = (tree.left[inner.index], tree.right[inner.index])
            yield Complement(f"be:{prep.text.lower()}", (*head, content), cue)
    if head:
        yield Complement("be:obj", head, cue)


def _of_phrases(tree: Tree, verb: int, cue: Range) -> Iterator[Complement]:
    what, rest = tree.kid(verb, "dobj"), tree.kid(verb, "xcomp", "oprd")
    if what is not None and what.text.lower() in _RELATIVE:
        yield from _of_relative(tree, verb, what, cue)
        return
    if rest is not None and what is None:
        frame = "to" if _infinitive(tree, rest) else "ing" if rest.tag == "VBG" else "as"
        yield _with_addressee(tree, verb, rest, Complement(frame, (_short(tree, rest.index),), cue))
        return
    if what is not None and what.index > verb:
        last = _short(tree, what.index)[1]
        for more in tree.kids(verb, "dobj"):
            last = tree.right[more.index] if tree.left[more.index] == last + 1 else last  # one phrase, cut in two
        last = _trailing(tree, verb, last)
        if rest is not None and rest.index > what.index:
            frame = "obj-to" if _infinitive(tree, rest) else "obj-as"
            yield Complement(frame, ((tree.left[what.index], tree.right[rest.index]),), cue)
            return
        yield Complement("obj", ((tree.left[what.index], last), *_charges(tree, verb, last)), cue)
        return
    for prep in tree.kids(verb, "prep"):
        inner = tree.kid(prep.index, "pobj", "pcomp")
        if inner is not None and verb < prep.index <= cue[1] + 1:
            content = (tree.left[inner.index], tree.right[inner.index])
            yield Complement(prep.text.lower(), (content,), (cue[0], prep.index))
            return


def _with_addressee(tree: Tree, verb: int, rest: Token, found: Complement) -> Complement:
    """ "called on both sides to stop": those who are to act belong to the content, the preposition to the cue."""
    for prep in tree.kids(verb, "prep"):
        inner = tree.kid(prep.index, "pobj")
        if found.cue[1] < prep.index < rest.index and inner is not None and prep.text.lower() in ("on", "for", "upon"):
            return Complement(found.frame, ((tree.left[inner.index], found.content[0][1]),), (found.cue[0], prep.index))
    return found


def _short(tree: Tree, head: int) -> Range:
    """The subtree of a head without a clause set off by a comma at its end: "the plan, which …" ends at "plan"."""
    first, last = tree.left[head], tree.right[head]
    for index in range(last, head, -1):
        token = tree.tokens[index]
        left = tree.left[index]
        set_off = left > 0 and tree.tokens[left - 1].text in (",", "—", "–")
        if token.dep == "relcl" and tree.right[index] == last and set_off:
            return first, max(head, left - 2)
        if last - index > 60:
            break
    return first, last


def _of_relative(tree: Tree, verb: int, what: Token, cue: Range) -> Iterator[Complement]:
    """ "the plan that he defended": the noun before the relative pronoun is the content."""
    token = tree.tokens[verb]
    if token.dep == "relcl" and token.head < what.index:
        yield Complement("rel", ((tree.left[token.head], what.index - 1),), cue)


def _infinitive(tree: Tree, token: Token) -> bool:
    return any(kid.text.lower() == "to" for kid in tree.kids(token.index, "aux"))


def _trailing(tree: Tree, verb: int, last: int) -> int:
    """The end of an object with the phrases that follow it at once: "praised her | for changing her position"."""
    for kid in tree.kids(verb, "prep"):
        if kid.index == last + 1 and kid.text.lower() in _TRAILING:
            last = tree.right[kid.index]
    return last


def _charges(tree: Tree, verb: int, last: int) -> list[Range]:
    """What somebody is said to have done, behind a date: "accused the rebels on Sunday | of shelling a market"."""
    deeds = (kid for kid in tree.kids(verb, "prep") if kid.index > last + 1 and kid.text.lower() in ("of", "for"))
    return [(kid.index, tree.right[kid.index]) for kid in deeds if tree.kid(kid.index, "pcomp") is not None]


def of_noun(tree: Tree, noun: int) -> Iterator[Complement]:
    """The complements of a noun ("the claim that …", "a call for …") or an adjective ("confident that …")."""
    first = noun
    for kid in tree.kids(noun, "ccomp", "acl", "relcl", "xcomp"):
        if kid.index < noun:
            continue
        opener = tree.tokens[tree.left[kid.index]]
        content = (tree.left[kid.index], tree.right[kid.index])
        if _infinitive(tree, kid) and kid.dep != "relcl":
            yield Complement("to", (content,), (first, noun))
            return
        if opener.text.lower() == "that" and opener.dep == "mark":
            yield Complement("that", (content,), (first, noun))
            return
        if kid.dep == "ccomp":
            yield Complement("that", (content,), (first, noun))
            return
    for kid in tree.kids(noun, "prep"):
        inner = tree.kid(kid.index, "pobj", "pcomp")
        if inner is not None and kid.index == noun + 1:
            yield Complement(kid.text.lower(), ((tree.left[inner.index], tree.right[inner.index]),), (first, kid.index))
            return
