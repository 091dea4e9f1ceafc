"""The compiled gazetteer: places by name, read from one memory-mapped file.

The file is written by `scripts/compile_gazetteer.py`. After a line of magic and a header in JSON come columns, each a
flat array of one machine type: the places (`ids`, `lats` …), and the names as sorted 32-bit hashes with a 16-bit check
and the place that each stands for. Opening it checks its digest; a look-up touches a few pages.
"""

import hashlib
import json
import mmap
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from sayso.errors import DataError
from sayso.lexicon.placewords import english

MAGIC = b"sayso gazetteer 1\n"
KINDS = ("country", "admin1", "admin2", "city", "facility", "water", "region", "other")
MEND = "run: pip install --force-reinstall sayso (in a checkout: make gazetteer)"
NO_COUNTRY = 255
NO_DIVISION = 65535
MANY = 24
"""The most places that one name gives: Spanish saints and American founders name hundreds of villages."""

NEWER = {"KOS": "XKX"}
"""Codes of countries in files compiled before they changed."""

_DROPPED = re.compile(r"[.'`\u2018\u2019\u02bb\u02bc\u02be\u02bf]")
_BLANKS = re.compile(r"[\s\-/\u2010-\u2014_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
                          "ħ": "h", "ə": "a"})  # fmt: skip
_WORDS = (("saint ", "st "), ("fort ", "ft "), ("mount ", "mt "))


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; `admin1` and `admin2` are names, `country` an ISO 3166-1 alpha-3 code.

    `listed` tells the places of the hand-written supplement, which outrank others of their name.
    """

    index: int
    name: str
    kind: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    claimed_by: tuple[str, ...]
    listed: bool


def key_of(name: str) -> str:
    """A name as it is compared: no case, accents, points or apostrophes; hyphens are blanks, "Saint" is "St".

    >>> key_of("The Saint-Étienne"), key_of("Sana'a")
    ('st etienne', 'sanaa')
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
        folded = folded.translate(_LETTERS)
    key = _BLANKS.sub(" ", _DROPPED.sub("", folded)).strip()
    key = key.removeprefix("the ")
    for long, short in _WORDS:
        if key.startswith(long):
            key = short + key[len(long) :]
    return key


def hash_of(key: str) -> tuple[int, int]:
    """The 32-bit hash of a key and its 16-bit check."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=6).digest()
    return int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:], "big")


def _columns_after(end: int) -> int:
    """Where the columns begin: at the first multiple of 8 after the header."""
    return (end + 8) // 8 * 8


def _header(path: Path, data: mmap.mmap, end: int) -> dict[str, Any]:
    """The header of a file whose columns are whole. Raises DataError when it is damaged."""
    try:
        header: dict[str, Any] = json.loads(data[len(MAGIC) : end])
        whole = header["meta"]["sha256"] == hashlib.sha256(memoryview(data)[_columns_after(end) :]).hexdigest()
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise DataError(f"{path} is damaged; {MEND}")
    return header


class Gazetteer:
    """A compiled gazetteer, opened; raises DataError when the file is missing or of another make."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DataError(f"no gazetteer at {path}; {MEND}") from error
        if data[: len(MAGIC)] != MAGIC or sys.byteorder != "little":
            raise DataError(f"{path} is not a gazetteer of this version; {MEND}")
        end = data.find(b"\n", len(MAGIC))
        header = _header(path, data, end)
        self.meta: Mapping[str, Any] = header["meta"]
        self._countries = [NEWER.get(code, code) for code in header["countries"]]
        self.acronyms: frozenset[str] = frozenset(header["acronyms"])
        """Keys of names in capitals, such as "us": they are names only when so written."""
        self._extra: dict[str, dict[str, Any]] = header["extra"]
        view = memoryview(data)
        start = _columns_after(end)
        for name, (kind, offset, size) in header["columns"].items():
            setattr(self, "_" + name, view[start + offset : start + offset + size].cast(kind))
        self._find = lru_cache(maxsize=20000)(self._look)

    def __len__(self) -> int:
        return len(self._ids)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places that a name may mean, at most MANY of them, the most populous first."""
        return self._find(key_of(name))

    def find_key(self, key: str) -> tuple[Entry, ...]:
        """The places of a key that `key_of` made."""
        return self._find(key)

    def holds(self, key: str) -> bool:
        """Whether any place has this key."""
        code, check = hash_of(key)
        return bool(self._slots(code, check, most=1))

    def entry(self, index: int) -> Entry:
        """The place at an index."""
        extra = self._extra.get(str(index), {})
        kind = KINDS[self._kinds[index]]
        lat, lon = self._lats[index], self._lons[index]
        country, admin1, admin2 = self._countries_of[index], self._admin1s[index], self._admin2s[index]
        code = None if country == NO_COUNTRY else self._countries[country]
        return Entry(
            index=index,
            name=english(code, self._name(index)) if kind == "admin1" else self._name(index),
            kind=kind,
            geonameid=self._ids[index] or None,
            lat=None if lat != lat else round(lat, 5),
            lon=None if lon != lon else round(lon, 5),
            precision=extra.get("precision", _PRECISION[kind]),
            radius_km=extra.get("radius_km"),
            country=code,
            admin1=None if admin1 == NO_DIVISION else english(code, self._name(admin1)),
            admin2=None if admin2 == NO_DIVISION else self._name(admin2),
            population=self._populations[index],
            claimed_by=tuple(NEWER.get(claimant, claimant) for claimant in extra.get("claimed_by", ())),
            listed="listed" in extra,
        )

    def _look(self, key: str) -> tuple[Entry, ...]:
        code, check = hash_of(key)
        return tuple(self.entry(index) for index in self._slots(code, check, most=MANY))

    def _slots(self, code: int, check: int, most: int) -> list[int]:
        """Places of one hash; the compiler has put those of one name in order."""
        hashes, checks, places = self._hashes, self._checks, self._places
        at = bisect_left(hashes, code)
        found: list[int] = []
        while at < len(hashes) and hashes[at] == code and len(found) < most:
            if checks[at] == check:
                found.append(places[at])
            at += 1
        return found

    def _name(self, index: int) -> str:
        return bytes(self._names[self._name_starts[index] : self._name_starts[index + 1]]).decode("utf-8")

    # The columns, set from the header.
    _ids: memoryview
    _lats: memoryview
    _lons: memoryview
    _kinds: memoryview
    _countries_of: memoryview
    _admin1s: memoryview
    _admin2s: memoryview
    _populations: memoryview
    _name_starts: memoryview
    _names: memoryview
    _hashes: memoryview
    _checks: memoryview
    _places: memoryview


_PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin2", "city": "city", "facility": "point",
              "water": "region", "region": "region", "other": "point"}  # fmt: skip


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package."""
    return Gazetteer(Path(str(resources.files("sayso.data").joinpath("gazetteer.bin"))))
