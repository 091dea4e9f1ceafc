"""The country that a text tells beside a name: "Ann Lee of Norway", "the Dutch skater Ann Lee"."""

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.tree import Tree
from sayso.lexicon.countries import by_demonym, by_name, by_people

# How many tokens before the name are looked at.
_REACH = 4
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "representative"})


def land_of(tree: Tree, made: Candidate) -> str | None:
    """The country of "Ann Lee of Norway", "the Dutch skater Ann Lee" or "the Dutchwoman Ann Lee"."""
    tokens, index = tree.tokens, made.last + 1
    if index + 1 < len(tokens) and tokens[index].text == "of" and (found := by_name(tokens[index + 1].text)):
        return found.iso3
    for token in reversed(tokens[max(0, made.first - _REACH) : made.first]):
        people = by_people(token.text) if token.text[:1].isupper() else None
        if people is not None and token.sentence == tokens[made.first].sentence:
            born = tokens[token.index + 1].text == "-"
            return people.country.iso3 if people.country is not None and not born else None
        if token.pos not in ("NOUN", "ADJ") or token.tag in ("NNS", "NNPS"):
            break
    return _spoken_for(tree, made.head)


def _spoken_for(tree: Tree, head: int) -> str | None:
    """The country for which somebody speaks: "Ann Lee, a spokeswoman for the Finnish army"."""
    for noun in tree.kids(head, "appos"):
        link = tree.kid(noun.index, "prep") if noun.lemma.lower() in _VOICES else None
        held = tree.kid(link.index, "pobj") if link is not None and link.text == "for" else None
        if held is not None:
            names = (token.text for token in tree.tokens[tree.left[held.index] : held.index + 1])
            found = [land for name in names if name[:1].isupper() and (land := by_name(name) or by_demonym(name))]
            return found[0].iso3 if len(found) == 1 else None
    return None
