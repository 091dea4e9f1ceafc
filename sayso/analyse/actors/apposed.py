"""Whom a noun is set beside: "Lee, the envoy", "the envoy, Lee", "one named Lee", "the news agency Belta"."""

from dataclasses import dataclass

from sayso.analyse.actors.candidates import Candidate
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.facts import role_at
from sayso.analyse.actors.generic import SORTS
from sayso.analyse.actors.profile import as_whom, beside, goes_by
from sayso.analyse.actors.sameness import sort_of_kind
from sayso.analyse.tree import Tree

# How many tokens of name and title may stand between a comma and the last word of the name.
_NAME = 6
_BODIES = frozenset({"organisation", "group"})


@dataclass(frozen=True, slots=True)
class Stands:
    """Where chains stand: by the head of each mention, and by the first and last token of each name."""

    tree: Tree
    at_head: dict[int, Chain]
    at_first: dict[int, Chain]
    at_last: dict[int, Chain]

    def beside(self, made: Candidate) -> Chain | None:
        """The chain of a name beside which the noun stands, or None."""
        tree = self.tree
        token = tree.tokens[made.head]
        places = [token.head] if token.dep == "appos" else []
        places += [kid.index for kid in tree.kids(made.head, "appos") if not self._of_another(made, kid.index)]
        places += [kid.index for called in tree.kids(made.head, "acl") for kid in tree.kids(called.index, "oprd")]
        places += as_whom(tree, made.head)
        for index in places:
            chain = self.at_head.get(index)
            if (
                chain is not None
                and sort_of_kind(chain.kind) == sort_of_kind(made.kind)
                and chain.plural == made.plural
            ):
                return chain
        return self._labelled(made) or self._known_as(made) or self._set_beside(made)

    def _of_another(self, made: Candidate, index: int) -> bool:
        """Whether a noun joined by "and" stands between: in "the premier and the envoy, Lee" Lee is the envoy."""
        tree = self.tree
        nearer = self._before_comma(index)
        if nearer is not None and not made.definite and made.last < nearer < index:
            return True
        joined = [kid.index for kid in tree.kids(made.head, "conj") if made.head < kid.index < index]
        return any(any(tree.kids(at, "det", "poss")) for at in joined)

    def _before_comma(self, index: int) -> int | None:
        """Where "the founder" stands right before the comma of an apposition: "a person close to the founder, Lee"."""
        tokens = self.tree.tokens
        comma = next((at for at in range(index - 1, max(0, index - _NAME), -1) if tokens[at].text == ","), 0)
        role = role_at(self.tree, comma - 1) if comma else None
        definite = any(kid.text.lower() == "the" for kid in self.tree.kids(comma - 1, "det")) if comma else False
        return comma - 1 if role is not None and role.kind == "person" and definite else None

    def _set_beside(self, made: Candidate) -> Chain | None:
        """The chain of the name that commas set beside a role where the parse does not: "the chief, Ann Lee, said"."""
        if made.kind != "person" or made.plural:
            return None
        tokens = self.tree.tokens
        found = None
        for at in beside(self.tree, made):
            chain = self.at_first.get(at) if at > made.head else self.at_last.get(at)
            if chain is not None and chain.kind == "person" and tokens[at].sentence == tokens[made.head].sentence:
                found = found or chain
        return found

    def _labelled(self, made: Candidate) -> Chain | None:
        """The chain of the name right behind a noun that only says what it is: "the news agency Belta"."""
        chain = self.at_first.get(made.head + 1) if made.noun.split(" ")[-1] in SORTS and not made.plural else None
        return chain if chain is not None and chain.kind in _BODIES and made.last == made.head else None

    def _known_as(self, made: Candidate) -> Chain | None:
        """The chain of the short name that a noun of bodies goes by: "the electoral commission (CENI)"."""
        if made.kind not in _BODIES:
            return None
        at = goes_by(self.tree, made.last + 1)
        chain = self.at_first.get(at) if at else None
        return chain if chain is not None and chain.kind in _BODIES else None
