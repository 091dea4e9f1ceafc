"""Gazetteer: keys, look-ups, the supplement, speed of opening, and damaged files."""

import time
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.lexicon.countries import by_iso3, rows
from sayso.lexicon.gazetteer import KINDS, Gazetteer, gazetteer, hash_of, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "deir EZ zor"), ("Saint-Étienne", "St. Etienne"), ("Sana'a", "Sanaa"), ("Łódź", "Lodz"),
        ("The Hague", "Hague"), ("Mount Hermon", "Mt. Hermon"), ("Za’atari", "Zaatari"),
    ],
)  # fmt: skip
def test_keys_fold_what_writers_vary(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_keys_of_odd_text() -> None:
    assert key_of("") == key_of("---") == ""
    assert isinstance(hash_of(key_of("\ud800 lone")), tuple)
    assert gazetteer().find("") == gazetteer().find("🙂") == ()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Syria", "country", "SYR"), ("Tartus", "city", "SYR"), ("Kyiv", "city", "UKR"), ("Kiev", "city", "UKR"),
        ("Khmeimim", "facility", "SYR"), ("Hmeimim air base", "facility", "SYR"), ("Black Sea", "water", None),
        ("Middle East", "region", None), ("Donbas", "region", "UKR"), ("Golan", "region", "SYR"),
        ("Kerem Shalom", "facility", "ISR"), ("Zaatari", "facility", "JOR"), ("Strait of Hormuz", "water", None),
        ("Kursk Region", "admin1", "RUS"), ("Baltimore County", "admin2", "USA"), ("Bagram", "facility", "AFG"),
        ("Mount Hermon", "region", None), ("Ben Gurion International Airport", "facility", "ISR"),
    ],
)  # fmt: skip
def test_look_up(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in {(entry.kind, entry.country) for entry in gazetteer().find(name)}


def test_a_place_is_whole() -> None:
    entry = next(e for e in gazetteer().find("Tartus") if e.kind == "city")
    assert entry.geonameid is not None
    assert entry.lat == pytest.approx(34.89, abs=0.05)
    assert entry.lon == pytest.approx(35.89, abs=0.05)
    assert entry.admin1 is not None
    assert entry.precision == "city"
    assert entry.population > 50_000


def test_contested_land_names_its_claimants() -> None:
    golan = gazetteer().find("Golan Heights")[0]
    assert golan.listed
    assert golan.claimed_by == ("ISR",)
    assert golan.radius_km is not None


def test_every_row_of_the_supplement_is_found() -> None:
    table = list(rows("places.tsv"))
    assert len(table) >= 400
    for name, _, kind, lat, lon, *_, country, claimed, _ in table:
        assert gazetteer().find(name), name
        assert kind in KINDS
        assert abs(float(lat)) <= 90
        assert abs(float(lon)) <= 180
        assert all(by_iso3(code) for code in (country, *claimed.split("|")) if code), name


def test_opening_is_quick_and_says_whence_the_data_come() -> None:
    start = time.perf_counter()
    opened = Gazetteer(Path(__file__).parents[2] / "sayso" / "data" / "gazetteer.bin")
    assert time.perf_counter() - start < 1
    assert len(opened) > 200_000
    assert "CC BY 4.0" in opened.meta["licence"]
    assert opened.holds(key_of("Idlib"))
    assert not opened.holds(key_of("Qwertyuiopia"))


@pytest.mark.parametrize("content", [b"", b"not a gazetteer at all, only some bytes\n"])
def test_a_damaged_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(content)
    with pytest.raises(DataError, match="make gazetteer"):
        Gazetteer(path)
    with pytest.raises(DataError, match="make gazetteer"):
        Gazetteer(tmp_path / "missing.bin")


def test_divisions_have_english_names_and_kosovo_its_code() -> None:
    assert {"Moscow", "Moscow Oblast"} <= {entry.name for entry in gazetteer().find("Moscow") if entry.kind == "admin1"}
    assert {entry.country for entry in gazetteer().find("Kosovo") if entry.kind == "country"} == {"XKX"}
    assert all(entry.country != "KOS" for entry in gazetteer().find("Pristina"))
