"""Chains: which mentions are of one and the same entity.

Names come first and find each other by form (full name and surname, name and acronym); nouns then join the one chain
that they can mean. What could mean two chains equally well joins none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.analyse.actors.apposed import Stands
from sayso.analyse.actors.candidates import Candidate, View
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.epithets import meant, told_which
from sayso.analyse.actors.facts import Facts
from sayso.analyse.actors.generic import SORTS, nearest, says
from sayso.analyse.actors.nearby import Nearby
from sayso.analyse.actors.profile import AGES, body_noun, told
from sayso.analyse.actors.sameness import foremost, key_of, may_be_one, sort_of_kind, words_of
from sayso.analyse.actors.titles import noun_of, title_before
from sayso.notes import Note, note

_BODIES = frozenset({"organisation", "group"})
# A noun that any armed group may be called by.
_GROUP_NOUNS = frozenset(
    {"group", "militant group", "terrorist group", "terrorist organization", "armed group", "movement", "militia"}
)
# Who holds an office with such a name is not called by its last word alone.
_LOWER = ("prime ", "vice ", "vice-", "deputy ", "assistant ", "under ")
_NOBODY = frozenset({"neither", "either", "no", "every", "each", "any", "another"})
# How many of the latest holders of a role are weighed.
_HOLDERS = 12
_ARMED = frozenset({"REB", "UAF", "IMG", "CRM"})


class Chains:
    """All chains of one article, with the ways to find them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.every: list[Chain] = []
        self.notes: list[Note] = []
        self.at_head: dict[int, Chain] = {}
        self.at_first: dict[int, Chain] = {}
        self.at_last: dict[int, Chain] = {}
        self._by_key: dict[tuple[str, str], Chain] = {}
        self._by_surname: dict[str, list[Chain]] = {}
        self._by_noun: dict[str, list[Chain]] = {}
        self._armed: list[Chain] = []
        self._former: list[Chain] = []
        self._by_text: dict[tuple[str, str], Chain | None] = {}
        self._bodies: list[tuple[Candidate, Chain]] | None = None
        self._places: list[int] = []
        self.near = Nearby(view)
        self.stands = Stands(view.tree, self.at_head, self.at_first, self.at_last)
        self._vague: dict[str, Chain] = {}
        self.groups: dict[tuple[int, int], Chain] = {}

    # ------------------------------------------------------------ names
    def add_name(self, made: Candidate) -> None:
        """Put a name into its chain."""
        chain = self._named(made)
        if chain is None:
            chain = self._new(made)
            self._armed += [chain] if _is_armed_group(made) else []
        self._join(chain, made)
        self._index(chain, made)
        tells = told(self.view.tree, made)
        chain.words |= tells.words
        chain.deeds |= tells.deeds
        chain.age = chain.age or tells.age
        chain.country = chain.country or tells.country
        if chain.former and chain not in self._former[-_HOLDERS:]:
            self._former.append(chain)

    def _named(self, made: Candidate) -> Chain | None:
        key = (sort_of_kind(made.kind), key_of(made.name))
        if made.kind == "person" and len(self._by_surname.get(words_of(made.name)[-1], ())) > 1:
            return self._person(made)
        found = self._by_key.get(key) or self._by_key.get((key[0], key_of(self.view.text(made.first, made.last))))
        if found is None and made.kind == "person":
            found = self._person(made)
        return found

    def _person(self, made: Candidate) -> Chain | None:
        """The one chain that shares the surname, where one of the two has no other name."""
        words = words_of(made.name)
        same = self._by_surname.get(words[-1], [])
        if len(words) == 1 and same:
            return foremost(same) if len(same) < 2 else self._titled(made, same)
        fits = [chain for chain in same if may_be_one(words_of(chain.name), words)] or self._longer(words)
        return fits[0] if len(fits) == 1 else None

    def _longer(self, words: list[str]) -> list[Chain]:
        """The persons in whose full name these words stand together: "Cárdenas" of "Rosa Cárdenas Vega"."""
        text = f" {' '.join(words)} "
        return [one for one in self.every if one.kind == "person" and text in f" {' '.join(words_of(one.name))} "]

    def _titled(self, made: Candidate, same: list[Chain]) -> Chain | None:
        """Of namesakes the one that the title before the surname tells apart, by sex or rank; else the foremost."""
        title = title_before(self.view.tree, made.first)
        before = self.view.tree.tokens[made.first - 1].text.lower() if made.first else ""
        if age := next((word for word, alike in AGES.items() if before in alike), ""):
            aged = [chain for chain in same if age in chain.words]
            return aged[0] if len(aged) == 1 else self._vague.get(words_of(made.name)[-1])
        fits = [chain for chain in same if not (made.gender and chain.gender and made.gender != chain.gender)]
        rank = noun_of(self.view.tree, title) if title else None
        ranked = [chain for chain in fits if rank in chain.words | chain.nouns] or fits
        if title is not None and len(ranked) == 1:
            return ranked[0]
        return foremost(ranked) or self._vague.get(words_of(made.name)[-1])

    def _index(self, chain: Chain, made: Candidate) -> None:
        if chain.kind == "person" and self._is_vague(chain, made):
            return
        self._index_sibling(chain, made)
        text = self.view.text(made.first, made.last)
        for name in dict.fromkeys((made.name, text)):
            self._by_key.setdefault((sort_of_kind(chain.kind), key_of(name)), chain)
        if chain.kind == "person":
            longest = max((made.name, chain.name), key=lambda name: len(name.split()))
            chain.name = longest
            for word in {words_of(made.name)[-1], *(words_of(made.name)[:1] if len(words_of(made.name)) > 1 else ())}:
                known = self._by_surname.setdefault(word, [])
                if chain not in known:
                    known.append(chain)
            self._learn_title(chain, made)
        elif chain.kind in _BODIES:
            initials = "".join(word[0] for word in re.findall(r"[A-Z]\w+", text))
            if len(initials) > 1:
                self._by_key.setdefault((sort_of_kind(chain.kind), key_of(initials)), chain)
            noun = body_noun(text)
            if noun:
                self._learn_noun(chain, noun)

    def namesake(self, chain: Chain, gender: str) -> Chain | None:
        """Of those whose surname a bare one is, the only one of a sex, or None."""
        same = self._by_surname.get(words_of(chain.name)[-1], ())
        fits = [one for one in same if one.gender in ("", gender)]
        return fits[0] if len(fits) == 1 and fits[0].gender == gender else None

    def _index_sibling(self, chain: Chain, made: Candidate) -> None:
        """ "Ali and Omar Garba" are two of the name Garba."""
        tokens = self.view.tree.tokens
        at = made.last + 2
        if chain.kind == "person" and made.first == made.last and at < len(tokens) and tokens[at - 1].text == "and":
            other = self.at_first.get(at)
            words = words_of(other.name) if other is not None and other.kind == "person" else []
            if len(words) > 1 and other is not chain:
                self._by_surname.setdefault(words[-1], []).append(chain)

    def _is_vague(self, chain: Chain, made: Candidate) -> bool:
        """Whether a bare surname is that of several: it names nobody, and is kept apart."""
        words = words_of(made.name)
        if len(words) > 1 or len(known := self._by_surname.get(words[0], [])) < 2 or chain in known:
            return False
        self._vague.setdefault(words[0], chain)
        chain.vague = True
        return True

    def _learn_title(self, chain: Chain, made: Candidate) -> None:
        title = title_before(self.view.tree, made.first)
        if title is None:
            return
        facts: Facts = title.facts(self.view)
        noun = noun_of(self.view.tree, title)
        chain.country = chain.country or facts.country
        if facts.former:
            chain.leave()
        else:
            chain.hold(facts.sectors)
        if not chain.former:
            chain.sectors = chain.sectors or facts.sectors
        if noun:
            self._learn_noun(chain, noun)

    def _learn_noun(self, chain: Chain, noun: str) -> None:
        for word in {noun} if noun.startswith(_LOWER) else {noun, noun.split()[-1]}:
            known = self._by_noun.setdefault(word, [])
            if chain not in known[-_HOLDERS:]:
                known.append(chain)

    # ------------------------------------------------------------ nouns
    def add_nominal(self, made: Candidate) -> None:
        """Put a noun into the chain that it can only mean, else into one of its own."""
        chain = self.stands.beside(made) or self._generic(made) or self._same(made)
        seat = made.kind in ("place", "facility")
        if chain is None and made.definite and (not seat or says(self.view.tree, made.head)):
            chain = self._holder(made) or (meant(self.near, replace(made, kind="organisation"))[0] if seat else None)
        if chain is None:
            chain = self._new(made)
            chain.words |= set(made.name.lower().split()[:-1]) if made.kind in _BODIES else set()
        self._join(chain, made)
        self.near.nouns.append((made, chain))
        if _counted_out(self.view, made) or self._is_past(made):
            return
        self._learn_text(chain, made)
        if made.noun:
            self._learn_noun(chain, made.noun)

    def _learn_text(self, chain: Chain, made: Candidate) -> None:
        """Keep whom these very words mean; what another is brought in by as well, "a spokesman", means none."""
        known = self._by_text.setdefault((made.kind, made.name.lower()), chain)
        if known is not None and known is not chain and not made.definite:
            self._by_text[made.kind, made.name.lower()] = None

    def _is_past(self, made: Candidate) -> bool:
        """Whether a noun only says what somebody with a name was: "Lee was governor until March"."""
        tree = self.view.tree
        token = tree.tokens[made.head]
        if token.dep != "attr" or made.kind != "person":
            return False
        return any(kid.index in self.at_head for kid in tree.kids(token.head, "nsubj"))

    def add_loose(self, made: Candidate) -> None:
        """Put a noun that is no role into the chain that it takes up, if there is one."""
        chain = self.stands.beside(made) or meant(self.near, made)[0]
        if chain is not None and made.head not in self.at_head:
            self._join(chain, made)
            self.near.nouns.append((made, chain))

    def _generic(self, made: Candidate) -> Chain | None:
        """The chain of the body named last, for nouns that fit any of their sort."""
        owned = any(self.view.tree.kids(made.head, "poss"))
        if not made.definite or owned or made.plural or made.noun not in SORTS or told_which(self.view.tree, made):
            return None
        if self._bodies is None:
            pairs = [(item, chain) for chain in self.every if chain.kind in _BODIES for item in chain.mentions]
            self._bodies = sorted(
                (pair for pair in pairs if pair[0].form == "name"), key=lambda pair: (pair[0].first, pair[0].last)
            )
            self._places = [item.first for item, _ in self._bodies]
        return nearest(self.view.tree, made, self._places, self._bodies)

    def _same(self, made: Candidate) -> Chain | None:
        """The chain of the very same words, if they are definite or plural."""
        if not made.definite and not made.plural:
            return None
        return self._by_text.get((made.kind, made.name.lower()))

    def _holder(self, made: Candidate) -> Chain | None:
        """The one chain, named before, that a definite noun can mean; a note if there are two."""
        known = self._by_noun.get(made.noun, [])[-_HOLDERS:]
        if made.noun in _GROUP_NOUNS and not made.plural:
            known = known + [c for c in self._armed if c not in known]
        if made.former and made.kind == "person":
            known = known + [c for c in self._former if c not in known]
        fits = [chain for chain in known if self._fits(chain, made)]
        fits = [chain for chain in fits if any(item.form == "name" for item in chain.mentions)] or fits
        if len(fits) == 1:
            return fits[0]
        chain, two = meant(self.near, made)
        if chain is not None:
            return chain
        if (len(fits) > 1 or two) and not made.plural:
            self.notes.append(note("N502", self.view.tree.span(made.first, made.last), made.name))
        return None

    def _fits(self, chain: Chain, made: Candidate) -> bool:
        if (
            chain.mentions[0].first >= made.first
            or made.former != chain.former
            or sort_of_kind(chain.kind) != sort_of_kind(made.kind)
        ):
            return False
        if made.country and chain.country and made.country != chain.country:
            return False
        if made.gender and chain.gender and made.gender != chain.gender:
            return False
        size = made.noun.count(" ") + 2 * made.noun.count("-") + made.former
        bare = made.first >= made.head - size and made.last == made.head
        return bare or (made.country is not None and made.country == chain.country) or _repeats(made, chain)

    # ------------------------------------------------------------ both
    def _new(self, made: Candidate) -> Chain:
        chain = Chain(made.kind, made.name)
        self.every.append(chain)
        return chain

    def _join(self, chain: Chain, made: Candidate) -> None:
        if made.form == "nominal" and made.kind in _BODIES and chain.kind in ("person", "place"):
            chain.kind = made.kind
        chain.take(made)
        self.at_head[made.head] = chain
        if made.form == "name":
            self.at_first[made.first] = chain
            self.at_last[made.last] = chain


def chains(view: View, named: list[Candidate], nouns: list[Candidate], loose: list[Candidate]) -> Chains:
    """The chains of an article's names and nouns; loose nouns count only if they take somebody up."""
    made = Chains(view)
    # Full names first: a surname in the headline finds the name that only the text spells out.
    for name in sorted(named, key=lambda item: (item.kind == "person" and " " not in item.name, item.first)):
        made.add_name(name)
    made.near.settle([(item, chain) for chain in made.every for item in chain.mentions])
    weak = {id(item) for item in loose}
    for noun in sorted((*nouns, *loose), key=lambda item: item.head):
        made.add_loose(noun) if id(noun) in weak else made.add_nominal(noun)
    return made


def _counted_out(view: View, made: Candidate) -> bool:
    """Whether the noun denotes nobody in particular, "neither minister", or one of two: "a Dane and a Finnish one"."""
    tree = view.tree
    if any(kid.text.lower() in _NOBODY for kid in tree.kids(made.head, "det", "preconj", "cc")):
        return True
    return any(kid.text.lower() == "one" or any(tree.kids(kid.index, "case")) for kid in tree.kids(made.head, "conj"))


def _repeats(made: Candidate, chain: Chain) -> bool:
    """Whether a noun has no words that an earlier one of the chain has not: "a Thai fund manager", "the manager"."""
    words = set(made.name.lower().split())
    return any(item.noun == made.noun and words <= set(item.name.lower().split()) for item in chain.mentions)


def _is_armed_group(made: Candidate) -> bool:
    return made.kind == "group" and bool(_ARMED & set(made.sectors))


def ordered(made: Chains) -> Iterator[Chain]:
    """The chains in order of their first mention."""
    for chain in made.every:
        chain.mentions.sort(key=lambda item: (item.first, item.last))
    yield from sorted(made.every, key=lambda chain: (chain.mentions[0].first, chain.mentions[0].last))
