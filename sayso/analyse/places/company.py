"""The company that the names of an article keep: in which countries, divisions and square degrees they lie."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sqrt

from sayso.lexicon.countries import by_capital
from sayso.lexicon.gazetteer import Entry

COUNTRY, DIVISION, NEAR = 4.0, 5.0, 3.0
DOUBT = 1.5
"""Mass of names unseen: one or two names are no company yet."""
WORLD, ABROAD, SURE = 0.6, 3, 0.8
"""What a capital gains in a report on so many other countries, each of at least this mass."""
STRANGE, ENOUGH = 0.02, 2.0
"""A place is a stranger if less than this share of the other names lies in its country, once they weigh enough."""
NEIGHBOURS = tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions of one name: its candidates, what the text beside them adds to each, and how often it stands."""

    entries: tuple[Entry, ...]
    weights: tuple[float, ...]
    told: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Company:
    """Where the names of an article lie by the present reading: mass by country, by first division and by cell."""

    total: float
    countries: defaultdict[str, float]
    divisions: defaultdict[tuple[str, str], float]
    cells: defaultdict[tuple[int, int], float]

    @staticmethod
    def of(names: dict[tuple[str, str], Name], beliefs: dict[tuple[str, str], list[float]]) -> "Company":
        """The company of all names, each by its present belief in its candidates."""
        company = _empty(sum(mass_of(name) for name in names.values()))
        for label, name in names.items():
            for entry, belief in zip(name.entries, beliefs[label], strict=True):
                company.put(entry, belief * mass_of(name))
        return company

    def put(self, entry: Entry, mass: float) -> None:
        """Add the mass of one candidate where it lies."""
        if entry.country:
            self.countries[entry.country] += mass
            if division := division_of(entry):
                self.divisions[division] += mass
        if cell := cell_of(entry):
            self.cells[cell] += mass

    def weigh(self, name: Name, belief: Sequence[float]) -> list[float]:
        """The weights of a name's candidates in the company of the other names."""
        others = self.without(name, belief)
        sure = frozenset(country for country, mass in others.countries.items() if mass > SURE)
        bonus = (others.bonus(entry) + _abroad(entry, sure) for entry in name.entries)
        return [weight + extra for weight, extra in zip(name.weights, bonus, strict=True)]

    def without(self, name: Name, belief: Sequence[float]) -> "Company":
        """The company of one name: all but itself, where its own candidates lie."""
        own = _empty(0.0)
        for entry, share in zip(name.entries, belief, strict=True):
            own.put(entry, share * mass_of(name))
        others = _empty(self.total - mass_of(name))
        others.countries.update({c: mass - own.countries.get(c, 0.0) for c, mass in self.countries.items()})
        others.divisions.update({d: self.divisions[d] - mass for d, mass in own.divisions.items()})
        around = {(lat + i, lon + j) for lat, lon in own.cells for i, j in NEIGHBOURS}
        near = [cell for cell in around if cell in self.cells]
        others.cells.update({cell: self.cells[cell] - own.cells.get(cell, 0.0) for cell in sorted(near)})
        return others

    def bonus(self, entry: Entry) -> float:
        """What a candidate gains from this company."""
        rest, bonus = self.total + DOUBT, 0.0
        if entry.country:
            bonus += COUNTRY * self.countries.get(entry.country, 0.0) / rest
        if division := division_of(entry):
            bonus += DIVISION * self.divisions.get(division, 0.0) / rest
        return bonus + NEAR * self._near(entry) / rest

    def knows(self, entry: Entry) -> bool:
        """Whether anything lies in the country of a place or beside it, if there are names enough to tell."""
        if self.total < ENOUGH:
            return True
        here = self.countries.get(entry.country or "", 0.0)
        return (here + self._near(entry)) / self.total >= STRANGE

    def _near(self, entry: Entry) -> float:
        cell = cell_of(entry)
        if cell is None:
            return 0.0
        return sum(self.cells.get((cell[0] + i, cell[1] + j), 0.0) for i, j in NEIGHBOURS)


def _abroad(entry: Entry, sure: frozenset[str]) -> float:
    """What a capital gains in a report on several other countries."""
    if entry.kind != "city" or len(sure - {entry.country}) < ABROAD:
        return 0.0
    seat = by_capital(entry.name)
    return WORLD if seat is not None and seat.iso3 == entry.country else 0.0


def _empty(total: float) -> Company:
    return Company(total, defaultdict(float), defaultdict(float), defaultdict(float))


def mass_of(name: Name) -> float:
    """How much a name counts: the root of how often it stands."""
    return sqrt(name.count)


def division_of(entry: Entry) -> tuple[str, str] | None:
    """The first division that a place lies in, or is."""
    name = entry.name if entry.kind == "admin1" else entry.admin1
    return (entry.country, name) if entry.country and name else None


def cell_of(entry: Entry) -> tuple[int, int] | None:
    """The square degree of a place that is small enough to have neighbours."""
    if entry.lat is None or entry.lon is None or entry.kind in ("country", "region", "water"):
        return None
    return round(entry.lat), round(entry.lon)


def kilometres(a: Entry, b: Entry) -> float:
    """Distance of two places on a plane: good enough to tell neighbours from strangers."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 20000.0
    east = ((a.lon - b.lon + 180) % 360 - 180) * cos(radians((a.lat + b.lat) / 2))
    return 111.2 * hypot(a.lat - b.lat, east)
