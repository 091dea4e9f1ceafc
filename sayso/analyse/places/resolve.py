"""Which place a name means: one sense for each name of an article.

A candidate is weighed by how well known it is, by what the text says beside it ("X, Y", "X province"), and by the
company it keeps: the share of the other names that lie in its country, in its first division and nearby. Names are
weighed together a few times over, each by the present reading of the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, log10, radians, sqrt

from sayso.analyse.places.scan import Mention
from sayso.analyse.places.uses import acts
from sayso.layers import Token
from sayso.lexicon.countries import by_capital
from sayso.lexicon.gazetteer import Entry
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
LISTED = 2.0
CAPITAL = 1.5
NAMESAKE, STATE = 1.5, 0.3
FEDERATIONS = ("USA",)
"""What a division loses to the city in it that has its name."""
PER_TENFOLD = 0.45
CONTAINED, CONTAINS = 4.0, 2.0
TYPED = 2.0
RULES = 3.0
"""What a capital gains where its name acts as governments do."""
COUNTRY, DIVISION, NEAR = 4.0, 5.0, 3.0
DOUBT = 1.5
"""Mass of names unseen: one or two names are no company yet."""
ROUNDS = 3
SHARPNESS = 2.0
TIE = 0.25
"""Two candidates whose shares differ by less are equally good."""
LISTED_WITH = 1.0
JOINERS = (",", "and", "or", "&")
NEIGHBOURS = tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that a name means, with its share of belief, the rule that told most, and the other candidates."""

    entry: Entry | None
    score: float
    rule: str
    others: tuple[Entry, ...]
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions of one name: its candidates, what the text beside them adds to each, and how often it stands."""

    entries: tuple[Entry, ...]
    weights: tuple[float, ...]
    told: tuple[str, ...]
    count: int


def resolve(mentions: Sequence[Mention], tokens: Sequence[Token]) -> dict[tuple[str, str], Sense]:
    """The sense of each (key, how) of the mentions."""
    names = _names(mentions, tokens)
    beliefs = {label: _belief(name.weights) for label, name in names.items()}
    scores = {label: list(name.weights) for label, name in names.items()}
    for _ in range(ROUNDS):
        company = _Company.of(names, beliefs)
        scores = {label: company.weigh(name, beliefs[label]) for label, name in names.items()}
        beliefs = {label: _belief(score) for label, score in scores.items()}
    return {label: _sense(name, beliefs[label], scores[label]) for label, name in names.items()}


def _names(mentions: Sequence[Mention], tokens: Sequence[Token]) -> dict[tuple[str, str], Name]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.entries:
            groups[mention.key, mention.how].append(number)
    return {label: _name([(n, mentions[n]) for n in group], mentions, tokens) for label, group in groups.items()}


def _name(group: list[tuple[int, Mention]], mentions: Sequence[Mention], tokens: Sequence[Token]) -> Name:
    entries = group[0][1].entries
    added = [0.0] * len(entries)
    capital = capital_of(entries)
    lost = [_lost(entry, entries, capital) for entry in entries]
    told = ["known"] * len(entries)
    for number, mention in group[:20]:
        for rule, extra in _beside(number, mention, mentions, tokens):
            for at, amount in enumerate(extra):
                if amount > added[at]:
                    added[at], told[at] = amount, rule
    weights = tuple(prior(e) + extra - less for e, extra, less in zip(entries, added, lost, strict=True))
    return Name(entries, weights, tuple(told), len(group))


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


def prior(entry: Entry) -> float:
    """How well known a place is, before anything is read."""
    listed = LISTED if entry.listed and entry.kind in ("region", "water", "facility") else 0.0
    return KIND[entry.kind] + listed + PER_TENFOLD * log10(entry.population + 100)


def _beside(
    number: int, mention: Mention, mentions: Sequence[Mention], tokens: Sequence[Token]
) -> Iterable[tuple[str, list[float]]]:
    """What the words beside a mention add to each of its candidates."""
    following = mentions[number + 1] if number + 1 < len(mentions) else None
    if following and following.first == mention.last + 1 and tokens[mention.last].text == ",":
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
    if capital is not None and acts(mention, tokens):
        yield "government", [RULES * (e is capital) for e in mention.entries]


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


@dataclass(frozen=True, slots=True)
class _Company:
    """Where the names of an article lie by the present reading: mass by country, by first division and by cell."""

    total: float
    countries: defaultdict[str, float]
    divisions: defaultdict[tuple[str, str], float]
    cells: defaultdict[tuple[int, int], float]

    @staticmethod
    def of(names: dict[tuple[str, str], Name], beliefs: dict[tuple[str, str], list[float]]) -> "_Company":
        company = _empty(sum(_mass(name) for name in names.values()))
        for label, name in names.items():
            for entry, belief in zip(name.entries, beliefs[label], strict=True):
                company.put(entry, belief * _mass(name))
        return company

    def put(self, entry: Entry, mass: float) -> None:
        if entry.country:
            self.countries[entry.country] += mass
            if division := _division(entry):
                self.divisions[division] += mass
        if cell := _cell(entry):
            self.cells[cell] += mass

    def weigh(self, name: Name, belief: Sequence[float]) -> list[float]:
        """The weights of a name's candidates in the company of the other names."""
        own = _empty(0.0)
        for entry, share in zip(name.entries, belief, strict=True):
            own.put(entry, share * _mass(name))
        rest = self.total - _mass(name) + DOUBT
        return [w + self._bonus(e, own, rest) for e, w in zip(name.entries, name.weights, strict=True)]

    def _bonus(self, entry: Entry, own: "_Company", rest: float) -> float:
        bonus = 0.0
        if entry.country:
            bonus += COUNTRY * (self.countries.get(entry.country, 0.0) - own.countries.get(entry.country, 0.0)) / rest
        if division := _division(entry):
            bonus += DIVISION * (self.divisions.get(division, 0.0) - own.divisions.get(division, 0.0)) / rest
        if cell := _cell(entry):
            around = ((cell[0] + i, cell[1] + j) for i, j in NEIGHBOURS)
            bonus += NEAR * sum(self.cells.get(c, 0.0) - own.cells.get(c, 0.0) for c in around) / rest
        return bonus


def _empty(total: float) -> _Company:
    return _Company(total, defaultdict(float), defaultdict(float), defaultdict(float))


def _mass(name: Name) -> float:
    return sqrt(name.count)


def _division(entry: Entry) -> tuple[str, str] | None:
    """The first division that a place lies in, or is."""
    name = entry.name if entry.kind == "admin1" else entry.admin1
    return (entry.country, name) if entry.country and name else None


def _cell(entry: Entry) -> tuple[int, int] | None:
    """The square degree of a place that is small enough to have neighbours."""
    if entry.lat is None or entry.lon is None or entry.kind in ("country", "region", "water"):
        return None
    return round(entry.lat), round(entry.lon)


def _sense(name: Name, belief: Sequence[float], scores: Sequence[float]) -> Sense:
    order = sorted(range(len(belief)), key=lambda at: (-belief[at], name.entries[at].index))
    best, second = order[0], order[1] if len(order) > 1 else None
    entry = name.entries[best]
    others = tuple(name.entries[at] for at in order[1:6])
    tied = second is not None and belief[best] - belief[second] < TIE and kilometres(entry, name.entries[second]) > 150
    rule = name.told[best] if name.told[best] != "known" else "only" if second is None else "company"
    if rule == "company" and scores[best] - name.weights[best] < 0.5:
        rule = "known"
    return Sense(entry, round(belief[best], 3), rule, others, tied)


def kilometres(a: Entry, b: Entry) -> float:
    """Distance of two places on a plane: good enough to tell neighbours from strangers."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 20000.0
    east = ((a.lon - b.lon + 180) % 360 - 180) * cos(radians((a.lat + b.lat) / 2))
    return 111.2 * hypot(a.lat - b.lat, east)
