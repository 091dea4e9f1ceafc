"""Which place a name means: one sense for each name of an article.

A candidate is weighed by how well known it is, by what the text says beside it ("X, Y", "X province"), and by the
company it keeps: the share of the other names that lie in its country, in its first division and nearby. Names are
weighed together a few times over, each by the present reading of the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log10

from sayso.analyse.places.company import Company, Name, kilometres
from sayso.analyse.places.scan import Mention
from sayso.analyse.places.uses import acts
from sayso.layers import Token
from sayso.lexicon.countries import by_capital
from sayso.lexicon.gazetteer import Entry, key_of
from sayso.lexicon.placewords import words

# Weights were chosen on news of four kinds, local and international.
KIND = {
    "country": 2.9,
    "admin1": 1.5,
    "admin2": 0.5,
    "city": 0.6,
    "facility": 1.0,
    "water": 1.5,
    "region": 1.5,
    "other": 0.5,
}
LISTED, WIDE = 2.0, 2.0
"""What a place of our own table gains, and more if it spans countries: no country's company speaks for it."""
CAPITAL = 1.5
NAMESAKE, STATE = 1.5, 0.3
FEDERATIONS = ("USA",)
"""What a division loses to the city in it that has its name."""
LEAD, LEAD_BY, LEAD_FROM = 0.3, 8, 100_000
"""What a city gains that has so many inhabitants, and so many times those of any other of its name."""
BYNAME = 1.5
"""What a city loses by a name that is not its first, where another place has that as its own."""
PER_TENFOLD = 0.45
CONTAINED, CONTAINS = 4.0, 2.0
TYPED = 2.0
RULES = 3.0
"""What a capital gains where its name acts as governments do."""
ROUNDS = 3
SHARPNESS = 2.0
TIE, SAME = 0.25, 150
"""Two candidates whose shares differ by less are equally good, if they lie so many kilometres apart."""
SMALL = 20_000
LISTED_WITH = 1.0
JOINERS = (",", "and", "or", "&")


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that a name means, with its share of belief, the rule that told most, and the other candidates."""

    entry: Entry | None
    score: float
    rule: str
    others: tuple[Entry, ...]
    tied: bool = False
    strange: bool = False
    """The only places known of the name are small, and the report is about other countries."""


def resolve(mentions: Sequence[Mention], tokens: Sequence[Token]) -> dict[tuple[str, str], Sense]:
    """The sense of each (key, how) of the mentions."""
    names = _names(mentions, tokens)
    beliefs = {label: _belief(name.weights) for label, name in names.items()}
    scores = {label: list(name.weights) for label, name in names.items()}
    for _ in range(ROUNDS):
        company = Company.of(names, beliefs)
        scores = {label: company.weigh(name, beliefs[label]) for label, name in names.items()}
        beliefs = {label: _belief(score) for label, score in scores.items()}
    company = Company.of(names, beliefs)
    return {label: _sense(name, beliefs[label], scores[label], company) for label, name in names.items()}


def _names(mentions: Sequence[Mention], tokens: Sequence[Token]) -> dict[tuple[str, str], Name]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.entries:
            groups[mention.key, mention.how].append(number)
    return {label: _name([(n, mentions[n]) for n in group], mentions, tokens) for label, group in groups.items()}


def _name(group: list[tuple[int, Mention]], mentions: Sequence[Mention], tokens: Sequence[Token]) -> Name:
    entries = group[0][1].entries
    added = [0.0] * len(entries)
    lost = _losses(group[0][1].key, entries)
    told = ["known"] * len(entries)
    for number, mention in group[:20]:
        for rule, extra in _beside(number, mention, mentions, tokens):
            for at, amount in enumerate(extra):
                if amount > added[at]:
                    added[at], told[at] = amount, rule
    weights = tuple(prior(e) + extra - less for e, extra, less in zip(entries, added, lost, strict=True))
    return Name(entries, weights, tuple(told), len(group))


def _losses(key: str, entries: Sequence[Entry]) -> list[float]:
    """What each candidate loses, or gains where negative, by the others that share the name."""
    capital, chief = capital_of(entries), chief_of(entries)
    own = any(key_of(entry.name) == key for entry in entries)
    byname = [own and e.kind == "city" and not e.listed and key_of(e.name) != key for e in entries]
    lands = _lands(key, entries)
    lost = [0.0 if e.index in lands else _lost(e, entries, capital) - LEAD * (e is chief) for e in entries]
    return [less + BYNAME * other for less, other in zip(lost, byname, strict=True)]


def _lands(key: str, entries: Sequence[Entry]) -> frozenset[int]:
    """Divisions of our own table that bear the name alone, as Gaza does beside Gaza City."""
    if any(entry.kind == "city" and key_of(entry.name) == key for entry in entries):
        return frozenset()
    own = (e for e in entries if e.listed and e.kind == "admin1" and e.country not in FEDERATIONS)
    return frozenset(entry.index for entry in own if key_of(entry.name) == key)


def _lost(entry: Entry, entries: Sequence[Entry], capital: Entry | None) -> float:
    """What a division loses to its city of the same name; a capital gains, save from a country of its name."""
    if entry.kind in ("admin1", "admin2") and any(e.kind == "city" and holds(entry, e) for e in entries):
        return STATE if entry.kind == "admin1" and entry.country in FEDERATIONS else NAMESAKE
    same = any(e.kind == "country" and e.country == entry.country for e in entries)
    return 0.0 if same or entry is not capital else -CAPITAL


def capital_of(entries: Sequence[Entry]) -> Entry | None:
    """The candidate that is the capital of a country, if one is: the most populous of those with its name."""
    cities = [entry for entry in entries if entry.kind == "city"]
    for entry in sorted(cities, key=lambda entry: -entry.population):
        seat = by_capital(entry.name)
        if seat is not None and seat.iso3 == entry.country:
            return entry
    return None


def chief_of(entries: Sequence[Entry]) -> Entry | None:
    """The candidate that is a city many times as large as any other of its name that lies elsewhere."""
    cities = sorted((entry for entry in entries if entry.kind == "city"), key=lambda entry: -entry.population)
    if not cities or cities[0].population < LEAD_FROM:
        return None
    elsewhere = (entry.population for entry in cities[1:] if kilometres(entry, cities[0]) > SAME)
    return cities[0] if cities[0].population >= LEAD_BY * max(elsewhere, default=0) else None


def prior(entry: Entry) -> float:
    """How well known a place is, before anything is read."""
    wide = WIDE if entry.listed and entry.kind == "region" and entry.country is None else 0.0
    return KIND[entry.kind] + LISTED * entry.listed + wide + PER_TENFOLD * log10(entry.population + 100)


def _beside(
    number: int, mention: Mention, mentions: Sequence[Mention], tokens: Sequence[Token]
) -> Iterable[tuple[str, list[float]]]:
    """What the words beside a mention add to each of its candidates."""
    following = mentions[number + 1] if number + 1 < len(mentions) else None
    adjoined = following and following.first == mention.last + 1 and tokens[mention.last].text == ","
    if following and adjoined and not _both_countries(mention, following):
        yield "containment", [CONTAINED * any(holds(d, e) for d in following.entries) for e in mention.entries]
    before = mentions[number - 1] if number else None
    if before and before.last == mention.first - 1 and tokens[before.last].text == ",":
        yield "containment", [CONTAINS * any(holds(e, d) for d in before.entries) for e in mention.entries]
    for other, gap in ((following, mention.last), (before, mention.first - 1)):
        near = other is not None and gap in (other.first - 1, other.last) and tokens[gap].text in JOINERS
        if near and other is not None and other.entries and other.entries[0].kind in ("country", "admin1"):
            yield "list", [LISTED_WITH * (e.kind == other.entries[0].kind) for e in mention.entries]
    yield from _typed(mention, tokens)
    capital = capital_of(mention.entries)
    if capital is not None and not _has_country(mention, capital.country) and acts(mention, tokens):
        yield "government", [RULES * (e is capital) for e in mention.entries]


def _has_country(mention: Mention, code: str | None = None) -> bool:
    """Whether a country has the name, or the country of a code has it."""
    return any(entry.kind == "country" and code in (None, entry.country) for entry in mention.entries)


def _both_countries(mention: Mention, following: Mention) -> bool:
    """Whether two names in a row are of countries, as "Canada, Mexico": a list, and no town in the second."""
    return _has_country(mention) and _has_country(following)


def _typed(mention: Mention, tokens: Sequence[Token]) -> Iterable[tuple[str, list[float]]]:
    """What words of kind add: "X province", "X city", "the town of X"."""
    after = tokens[mention.last].text.casefold() if mention.last < len(tokens) else ""
    if after in words("first"):
        yield "type", [TYPED * (e.kind == "admin1") + TYPED / 2 * (e.kind == "admin2") for e in mention.entries]
    elif after in words("division"):
        yield "type", [TYPED * (e.kind in ("admin1", "admin2")) for e in mention.entries]
    elif after == "city":
        yield "type", [TYPED * (e.kind == "city") for e in mention.entries]
    lead = [token.text.casefold() for token in tokens[max(0, mention.first - 2) : mention.first]]
    if len(lead) == 2 and lead[1] == "of":
        if lead[0] in words("settlement"):
            yield "type", [TYPED * (e.kind == "city") for e in mention.entries]
        elif lead[0] in words("division"):
            yield "type", [TYPED * (e.kind in ("admin1", "admin2")) for e in mention.entries]


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or a division holds a place."""
    if outer.country != inner.country or outer.index == inner.index:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.admin1 == outer.name
    return outer.kind == "admin2" and inner.admin2 == outer.name and inner.admin1 == outer.admin1


def _belief(weights: Sequence[float]) -> list[float]:
    top = max(weights)
    raw = [exp(SHARPNESS * (weight - top)) for weight in weights]
    total = sum(raw)
    return [value / total for value in raw]


def _sense(name: Name, belief: Sequence[float], scores: Sequence[float], company: Company) -> Sense:
    order = sorted(range(len(belief)), key=lambda at: (-belief[at], name.entries[at].index))
    best = order[0]
    entry = name.entries[best]
    others = tuple(name.entries[at] for at in order[1:6])
    rule = name.told[best] if name.told[best] != "known" else "only" if len(order) == 1 else "company"
    if rule == "company" and scores[best] - name.weights[best] < 0.5:
        rule = "known"
    untold = rule in ("only", "company", "known") and _is_small(entry)
    strange = untold and not company.without(name, belief).knows(entry)
    tied = not strange and _is_tied(name, belief, order)
    return Sense(entry, round(belief[best], 3), rule, others, tied, strange)


def _is_tied(name: Name, belief: Sequence[float], order: Sequence[int]) -> bool:
    """Whether a candidate elsewhere is nearly as good as the best one and those about it together."""
    best = name.entries[order[0]]
    elsewhere = [at for at in order if kilometres(best, name.entries[at]) > SAME]
    if not elsewhere:
        return False
    here = sum(belief) - sum(belief[at] for at in elsewhere)
    return here - belief[elsewhere[0]] < TIE


def _is_small(entry: Entry) -> bool:
    """Whether a place is so little known that a report from elsewhere hardly means it."""
    return not entry.listed and entry.population < SMALL and entry.kind in ("admin2", "city", "facility", "other")
