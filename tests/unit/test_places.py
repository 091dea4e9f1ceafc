"""Places: what is believed, which place is meant, and what it stands for, on sentences of our own."""

from functools import lru_cache

import pytest

from sayso.analyse.paragraphs import analyse as paragraphs
from sayso.analyse.places import Places
from sayso.analyse.places.resolve import holds, prior
from sayso.analyse.syntax import Syntax
from sayso.article import make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.lexicon.gazetteer import gazetteer
from sayso.record import PLACE_KINDS, PLACE_USES, PRECISIONS, Place


@lru_cache(maxsize=1)
def _steps() -> tuple[Syntax, Places]:
    return Syntax(Config()), Places(Config())


def _layers(text: str) -> Layers:
    article = make_article(text)
    syntax, analyse = _steps()
    layers = add(Layers(), paragraphs(article, Layers()))
    layers = add(layers, syntax(article, layers))
    return add(layers, analyse(article, layers))


def _places(text: str) -> dict[str, Place]:
    return {place.span.of(text): place for place in _layers(text).places}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Reading is what Tom likes best.", "Reading"),
        ("Reporters asked Paris Hilton for a photograph.", "Paris"),
        ("Mr. Washington spoke to his neighbours.", "Washington"),
        ("They met on Homs Street after noon.", "Homs"),
        ("Planes struck positions of Daesh near the river.", "Daesh"),
        ("The turkey was cold, so they sent us home.", "us"),
    ],
)  # fmt: skip
def test_not_every_name_is_a_place(text: str, absent: str) -> None:
    assert absent not in _places(text)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Floods hit Springfield, Missouri, on Monday.", "Springfield", "USA", "Missouri"),
        ("Floods hit Springfield, Ill., on Monday.", "Springfield", "USA", "Illinois"),
        ("He drove from Macon to Atlanta, the capital of Georgia.", "Georgia", "USA", None),
        ("Ministers from Armenia, Georgia and Azerbaijan met in Tbilisi.", "Georgia", "GEO", None),
        ("Shells fell in Tripoli, Lebanon, at dawn.", "Tripoli", "LBN", None),
    ],
)  # fmt: skip
def test_company_and_containment(text: str, name: str, country: str, admin1: str | None) -> None:
    place = _places(text)[name]
    assert place.country == country
    if admin1 is not None:
        assert place.admin1 == admin1


def test_regions_outrank_towns_of_their_name() -> None:
    found = _places("Unrest spread through the Middle East and the Balkans.")
    assert {place.kind for place in found.values()} == {"region"}
    assert all(place.precision == "region" and place.radius_km for place in found.values())


def test_a_division_when_its_kind_is_said() -> None:
    found = _places("Aid reached Idlib province, not Kursk region.")
    assert found["Idlib"].kind == "admin1"
    assert found["Kursk"].kind == "admin1"


def test_bases_and_contested_land() -> None:
    found = _places("Drones struck the Khmeimim air base and posts in the Golan Heights.")
    base = found["Khmeimim air base"]
    assert (base.kind, base.country, base.precision) == ("facility", "SYR", "point")
    assert found["Golan Heights"].claimed_by == ("ISR",)


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Moscow accused Kyiv of breaking the truce.", "Moscow", "government"),
        ("Moscow accused Kyiv of breaking the truce.", "Kyiv", "government"),
        ("The Kremlin denied the report.", "Kremlin", "government"),
        ("The report was condemned by Ankara.", "Ankara", "government"),
        ("Crowds gathered in Moscow on Sunday.", "Moscow", "location"),
        ("LONDON (Agency) - Shares fell on Friday.", "LONDON", "location"),
        ("Syrian troops left the town.", "Syrian", "demonym"),
        ("U.S. forces left the base.", "U.S.", "demonym"),
        ("Fighters of the Islamic State of Iraq and the Levant fled.", "Iraq", "embedded"),
        ("Thousands of Ukrainians fled.", "Ukrainians", "demonym"),
        ("She works for the Central Bank of Syria.", "Syria", "embedded"),
    ],
)  # fmt: skip
def test_use(text: str, name: str, use: str) -> None:
    assert _places(text)[name].use == use


def test_a_name_that_the_gazetteer_lacks_gets_notes() -> None:
    layers = _layers("Troops entered Zhovtnevska Balka in Ukraine, north of Kharkiv.")
    known = {place.name for place in layers.places if place.lat is not None}
    assert "Ukraine" in known
    for place in layers.places:
        if place.lat is None:
            assert any(note.span == place.span for note in layers.notes)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "🙂🙂", "ŽŽŽ — ‘", "A " * 300, "SYRIA " * 40, "الجيش السوري in Syria", "Paris, Paris, Paris,"]
)
def test_any_text_gives_places_that_keep_the_promises(text: str) -> None:
    layers = _layers(text)
    last = 0
    for place in layers.places:
        assert last <= place.span.start < place.span.end <= len(text)
        last = place.span.end
        assert place.kind in PLACE_KINDS
        assert place.use in PLACE_USES
        assert place.precision in PRECISIONS
        assert (place.lat is None) == (place.lon is None) == (place.precision == "none")
        assert 0 <= place.score <= 1
        assert len(place.candidates) <= 5


def test_containment_and_prior() -> None:
    syria = gazetteer().find("Syria")[0]
    city = next(entry for entry in gazetteer().find("Tartus") if entry.kind == "city")
    division = next(entry for entry in gazetteer().find("Tartus") if entry.kind == "admin1")
    assert holds(syria, city)
    assert holds(division, city)
    assert not holds(city, syria)
    assert prior(syria) > prior(city)
