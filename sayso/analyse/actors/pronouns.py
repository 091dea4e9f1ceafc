"""Pronouns: he, she, it, they and the relative ones, each put into the one chain that it can mean.

Those of first and second person belong to whoever speaks and stay out. Two equally good chains give a note.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import Chains
from sayso.analyse.actors.foretold import foretold
from sayso.analyse.actors.generic import SAYING, is_subject
from sayso.analyse.actors.pairs import both, is_pair, joined
from sayso.analyse.actors.prominence import stands_out, takes_part
from sayso.analyse.tree import SUBJECTS, Tree
from sayso.layers import Token
from sayso.lexicon.actors import OFFICES
from sayso.notes import Note, note

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# How many mentions tell whether somebody is the topic.
_RECENT = 40
# How many sentences back an antecedent may stand.
_BACK = 2
Placed = tuple[Candidate, Chain]


def resolve(made: Chains) -> list[Note]:
    """Put the pronouns of an article into its chains; what comes back are notes on those left open."""
    by_sentence = _by_sentence(made)
    notes: list[Note] = []
    ahead: list[Token] = []
    quoted = _quoted(made)
    for token in made.view.tree.tokens:
        low = token.text.lower()
        if is_pair(made, token):
            _take_pair(made, token, by_sentence)
            continue
        relative = token.tag in ("WP", "WDT", "WP$") and low in _RELATIVE
        if not relative and not (low in _GENDER or low in _THINGS or low in _MANY):
            continue
        fits = _antecedents(made, token) if relative else _meant(made, token, by_sentence, quoted)
        if len(fits) == 1:
            _put(made, fits[0], token, by_sentence)
        elif fits:
            notes.append(note("N501", token.span, token.text))
        elif low in _GENDER and _quotation(quoted, token.span.start) < 0:
            ahead.append(token)
    for token in ahead:
        later = foretold(made, token, by_sentence)
        if later is not None:
            _put(made, later, token, by_sentence)
    return notes


def _by_sentence(made: Chains) -> dict[int, list[Placed]]:
    """The mentions in each sentence, with their chains."""
    found: dict[int, list[Placed]] = {}
    for chain in made.every:
        for mention in chain.mentions:
            found.setdefault(made.view.tree.tokens[mention.first].sentence, []).append((mention, chain))
    return found


def _take_pair(made: Chains, token: Token, by_sentence: dict[int, list[Placed]]) -> None:
    """Put a noun for two into the chain of the two persons that it means, if there are such."""
    chain = both(made, token)
    if chain is None:
        return
    old = made.at_head.pop(token.index, None)
    if old is not None:
        old.mentions = [item for item in old.mentions if item.head != token.index]
        made.every = [one for one in made.every if one.mentions]
    _put(made, chain, token, by_sentence, "nominal")


def belong(made: Chains) -> None:
    """Give nouns of state the country of whom a pronoun before them means: "Norway said its army had left"."""
    tree = made.view.tree
    for chain in made.every:
        if chain.country is None and set(chain.sectors) & OFFICES:
            for mention in chain.mentions:
                owners = (made.at_head.get(kid.index) for kid in tree.kids(mention.head, "poss") if kid.pos == "PRON")
                chain.country = chain.country or next((owner.country for owner in owners if owner is not None), None)


def _put(made: Chains, chain: Chain, token: Token, by_sentence: dict[int, list[Placed]], form: str = "pronoun") -> None:
    index = token.index
    mention = Candidate(index, index, index, form, chain.kind, chain.name)
    chain.take(mention)
    if chain.kind == "person" and not chain.gender:
        chain.gender = _GENDER.get(token.text.lower(), "")
    made.at_head.setdefault(index, chain)
    by_sentence.setdefault(token.sentence, []).append((mention, chain))


def _antecedents(made: Chains, token: Token) -> list[Chain]:
    meant = _antecedent(made, token)
    return [] if meant is None else [meant]


def _antecedent(made: Chains, token: Token) -> Chain | None:
    """The chain of the noun that a relative clause hangs on."""
    tokens = made.view.tree.tokens
    at = token.index
    for _ in range(6):
        if tokens[at].dep == "relcl":
            chain = made.at_head.get(tokens[at].head)
            if tokens[at].head > token.index:
                return None
            if token.text.lower() in ("who", "whom") and not (chain is not None and _human(chain)):
                return _human_above(made, tokens[at].head)
            return chain
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def _human(chain: Chain) -> bool:
    return chain.kind in ("person", "group") or (chain.kind == "organisation" and chain.plural)


def _human_above(made: Chains, at: int) -> Chain | None:
    """The person whose place or body a noun only names: "a doctor at the hospital who asked not to be named"."""
    tokens = made.view.tree.tokens
    for _ in range(3):
        above = tokens[at]
        if above.dep != "pobj" or tokens[above.head].dep != "prep":
            return None
        at = tokens[above.head].head
        chain = made.at_head.get(at)
        if chain is not None and _human(chain):
            return chain
    return None


def _quoted(made: Chains) -> list[tuple[int, int]]:
    return sorted((quotation.inner.start, quotation.inner.end) for quotation in made.view.layers.quotations)


def _start(quotation: tuple[int, int]) -> int:
    return quotation[0]


def _quotation(quoted: list[tuple[int, int]], place: int) -> int:
    """The number of the quotation around a place, or -1."""
    number = bisect_right(quoted, place, key=_start) - 1
    return number if number >= 0 and quoted[number][0] <= place < quoted[number][1] else -1


def _meant(
    made: Chains, token: Token, by_sentence: dict[int, list[Placed]], quoted: list[tuple[int, int]]
) -> list[Chain]:
    fits = _fitting(made, token, by_sentence, quoted)
    return joined(made, token, fits) if token.text.lower() == "they" and token.dep == "nsubj" else fits


def _fitting(
    made: Chains, token: Token, by_sentence: dict[int, list[Placed]], quoted: list[tuple[int, int]]
) -> list[Chain]:
    """The chains that a pronoun may mean: those of the nearest sentence that has any, subjects before others."""
    tree = made.view.tree
    if token.text.lower() in _THINGS and _empty_it(tree, token):
        return []
    within = _quotation(quoted, token.span.start)
    here = by_sentence.get(token.sentence, ())
    bound = {id(chain) for mention, chain in here if _bound(tree, mention, token)}
    for sentence in range(token.sentence, max(-1, token.sentence - _BACK - 1), -1):
        near = [
            (mention, chain)
            for mention, chain in _told_apart(made, by_sentence.get(sentence, ()), token)
            if mention.last < token.index
            and _may_be(token, chain, mention)
            and not _bracketed(tree, mention)
            and not _predicated(tree, mention)
            and _quotation(quoted, tree.tokens[mention.first].span.start) == within
            and id(chain) not in bound
        ]
        found = _best(tree, near, token)
        if len(found) == 1 and sentence < token.sentence and token.text.lower() in _GENDER:
            found = _with_rivals(tree, near, token, found[0])
            if len(found) == 1 and not found[0].gender and not _goes_on(tree, near, token, found[0]):
                found = _or_known(made, token, by_sentence, found[0], sentence)
        if found:
            return found
    return []


def _or_known(
    made: Chains, token: Token, by_sentence: dict[int, list[Placed]], best: Chain, sentence: int
) -> list[Chain]:
    """Whom "she" means if the nearest is of unknown sex: a person named further back who is known to be a woman.

    If the nearest has no name, "a nurse", both may be meant.
    """
    gender = _GENDER[token.text.lower()]
    for number in range(sentence - 1, max(-1, token.sentence - _BACK - 2), -1):
        for _, chain in by_sentence.get(number, ()):
            if chain.kind == "person" and chain.gender == gender and chain.named and not chain.plural:
                return [chain] if best.named else [best, chain]
    return [best]


def _told_apart(made: Chains, placed: Sequence[Placed], token: Token) -> Iterator[Placed]:
    """The mentions of a sentence; a bare surname of several is that of the only one of the sex of "he" or "she"."""
    gender = _GENDER.get(token.text.lower(), "")
    for mention, chain in placed:
        one = made.namesake(chain, gender) if gender and chain.vague else None
        yield mention, one or chain


def _best(tree: Tree, near: list[Placed], token: Token) -> list[Chain]:
    """The chains of the subjects, those of main clauses first, if there are any, else all; a known sex goes first."""
    gender = _GENDER.get(token.text.lower(), "")
    known = [(mention, chain) for mention, chain in near if gender and chain.gender == gender]
    near = known or near
    subjects = [(mention, chain) for mention, chain in near if is_subject(tree, mention.head)]
    if gender and len({id(chain) for _, chain in subjects}) > 1 and token.sentence != _sentence(tree, subjects):
        subjects = [(mention, chain) for mention, chain in subjects if stands_out(tree, mention)] or subjects
    return list({id(chain): chain for _, chain in subjects or near}.values())


def _sentence(tree: Tree, placed: list[Placed]) -> int:
    return tree.tokens[placed[0][0].first].sentence


def _with_rivals(tree: Tree, near: list[Placed], token: Token, best: Chain) -> list[Chain]:
    """The best chain with those that "he" may mean as well: its subject is not enough where two stand out."""
    if _goes_on(tree, near, token, best):
        return [best]
    gender = _GENDER[token.text.lower()]
    rivals = {
        id(chain): chain
        for mention, chain in near
        if chain is not best and stands_out(tree, mention)
        if _rivals(tree, best, mention, chain, gender) or _joined(tree, near, mention, chain, best)
        if not _is_topic(tree, best, chain)
    }
    return [best, *rivals.values()]


def _goes_on(tree: Tree, near: list[Placed], token: Token, best: Chain) -> bool:
    """Whether one who has just said something says more: "Lee told Kim to go. He added"."""
    if token.dep != "nsubj" or tree.tokens[token.head].lemma not in SAYING:
        return False
    said = [mention for mention, chain in near if chain is best and tree.tokens[mention.head].dep == "nsubj"]
    return any(tree.tokens[tree.tokens[mention.head].head].lemma in SAYING for mention in said)


def _rivals(tree: Tree, best: Chain, mention: Candidate, other: Chain, gender: str) -> bool:
    """Whether another may be meant as well: one of the sex, or of unknown sex and as prominent."""
    if best.named and not other.named and (other.gender != gender or _owned(tree, mention)):
        return False
    if other.gender not in ("", gender):
        return False
    return bool(other.gender) or is_subject(tree, mention.head) or (not best.gender and takes_part(tree, mention))


def _joined(tree: Tree, near: list[Placed], mention: Candidate, other: Chain, best: Chain) -> bool:
    """Whether one of unknown sex is named together with the best: "Agnete Holm and Inger Skov"."""
    heads = {item.head for item, chain in near if chain is best}
    token = tree.tokens[mention.head]
    pair = (token.dep == "conj" and token.head in heads) or any(
        kid.index in heads for kid in tree.kids(token.index, "conj")
    )
    return pair and not other.gender


def _owned(tree: Tree, mention: Candidate) -> bool:
    """Whether somebody is spoken of only as another's: "her mother"."""
    return any(kid.pos == "PRON" for kid in tree.kids(mention.head, "poss"))


def _is_topic(tree: Tree, chain: Chain, other: Chain) -> bool:
    """Whether the text has been about the one for sentences, and not about the other."""
    one, two = (
        len({tree.tokens[item.head].sentence for item in each.mentions[-_RECENT:] if is_subject(tree, item.head)})
        for each in (chain, other)
    )
    return one >= 2 and one >= two + 2


def _predicated(tree: Tree, mention: Candidate) -> bool:
    """Whether a noun only says what somebody is: "named as the source of the leak"."""
    token = tree.tokens[mention.head]
    return mention.form == "nominal" and token.dep == "pobj" and tree.tokens[token.head].text.lower() == "as"


def _may_be(token: Token, chain: Chain, mention: Candidate) -> bool:
    low = token.text.lower()
    if low in _GENDER:
        return chain.kind == "person" and not chain.plural and chain.gender in ("", _GENDER[low])
    if low in _THINGS:
        return chain.kind in ("organisation", "country", "group") and not mention.plural
    return chain.kind == "group" or (chain.kind == "organisation" and (chain.plural or mention.plural))


def _bracketed(tree: Tree, mention: Candidate) -> bool:
    """Whether a mention only stands in brackets, as an agency does in a dateline."""
    return mention.first > 0 and tree.tokens[mention.first - 1].text in ("(", "-LRB-", "[")


def _bound(tree: Tree, mention: Candidate, token: Token) -> bool:
    """Whether the mention stands beside the pronoun at one verb ("Lee met him"), or holds the pronoun."""
    if token.dep in ("poss", "nsubj", "nsubjpass") or token.text.lower().endswith(("self", "selves")):
        return mention.first <= token.index <= mention.last
    return any(above == tree.tokens[mention.head].head for above in _verbs_above(tree, token))


def _verbs_above(tree: Tree, token: Token) -> Iterator[int]:
    at = token.index
    for _ in range(3):
        at = tree.tokens[at].head
        yield at
        if tree.tokens[at].pos in ("VERB", "AUX"):
            return


def _empty_it(tree: Tree, token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it took hours to"."""
    if token.dep == "expl":
        return True
    if token.text.lower() != "it" or token.dep not in SUBJECTS:
        return False
    verb = tree.tokens[token.head]
    return verb.lemma in ("be", "seem", "appear", "take", "remain", "become", "rain", "snow", "happen")
