"""The noun phrase of a source: which tokens around its head belong to its name as written."""

from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.lexicon.sources import source_words

_KEPT = frozenset({"appos", "prep", "nummod", "amod", "poss", "compound", "conj", "nmod", "case", "det", "quantmod",
                   "npadvmod", "predet", "cc", "acl", "relcl"})  # fmt: skip
_MARKS = frozenset({",", "-", "–", "—", "(", ")", '"', "“", "”"})


def noun_phrase(tree: Tree, head: int, anchor: int = -1) -> Span:
    """The characters of a source: its head with what describes it, appositions and relative clauses too.

    What holds the token `anchor`, its cue, is left out.
    """
    tokens = tree.tokens
    if tokens[head].pos == "PRON" and tokens[head].text.lower() not in _QUANTIFIERS:
        return tokens[head].span
    first = _noun_before(tree, head)
    while first < head and _leads_nowhere(tree, first):
        first = tree.right[first] + 1 if tree.right[first] < head else first + 1
    last = head
    for kid in tree.children[head]:
        token = tokens[kid]
        if kid < head or token.dep == "punct":
            continue
        if token.dep not in _KEPT:
            break
        set_off = tokens[tree.left[kid] - 1].text in _MARKS if tree.left[kid] else False
        if token.dep == "npadvmod" and not source_words().days.isdisjoint(_lemmas(tree, kid)):
            break  # "the president this week said"
        if (token.dep == "acl" and set_off) or tree.left[kid] <= anchor <= tree.right[kid]:
            break
        last = tree.right[kid]
    while last > head and tokens[last].pos == "PUNCT" and tokens[last].text not in (")", "”", '"'):
        last -= 1
    return tree.span(min(first, head), _bracket(tree, max(last, head)))


def _lemmas(tree: Tree, index: int) -> set[str]:
    return {token.lemma.lower() for token in tree.tokens[tree.left[index] : tree.right[index] + 1]}


def _bracket(tree: Tree, last: int) -> int:
    """The last token with the bracket that closes one opened just before it: "Omar (R-Utah)"."""
    following = last + 1
    if following >= len(tree.tokens) or tree.tokens[following].text != ")":
        return last
    near = [token.text for token in tree.tokens[max(0, last - 12) : last + 1]]
    return following if near.count("(") > near.count(")") else last


def _noun_before(tree: Tree, head: int) -> int:
    """The first token of the phrase, with the noun that a name belongs to: "state news agency | TASS"."""
    first, token = tree.left[head], tree.tokens[head]
    if token.pos == "PROPN" and token.dep in ("nsubj", "nsubjpass"):
        for kid in tree.kids(token.head, token.dep):
            if kid.pos == "NOUN" and tree.right[kid.index] == first - 1:
                return tree.left[kid.index]
    return first


_QUANTIFIERS = frozenset({"some", "many", "others", "most", "several", "few", "those", "one", "all", "none", "both",
                          "each", "another", "neither", "either", "someone", "somebody", "anyone", "everyone",
                          "nobody", "no one", "us"})  # fmt: skip


def _leads_nowhere(tree: Tree, index: int) -> bool:
    """Whether a token at the front of a phrase is no part of it: a comma, "and", "meanwhile" (but "nearly half")."""
    token = tree.tokens[index]
    if index in tree.datelines:
        return True
    if token.dep == "advmod":
        return token.text.lower() not in _DEGREES
    return token.pos == "PUNCT" or token.dep in ("cc", "advcl", "preconj")


_DEGREES = frozenset({"nearly", "almost", "about", "roughly", "around", "over", "only", "just", "more", "not", "even"})
