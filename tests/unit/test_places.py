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
from sayso.pipeline import Coder
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
        ("SANA said the strike hit a depot in Syria.", "SANA"),
        ("Hamas said it would answer, and Islamic Jihad agreed.", "Hamas"),
        ("A demand of Obama was met at last.", "Obama"),
        ("The I.R.S. asked for more time.", "I.R.S."),
        ("Jordan, our neighbour's son, weeds the garden.", "Jordan"),
        ("Mary J. Stone sang for the miners.", "Mary"),
        ("The drone maker, Barez Tus, sold aircraft to Russia.", "Tus"),
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
        ("Talks will resume in Geneva next week.", "Geneva", "CHE", "Geneva"),
        ("Mexico accused Canada of delay, and Canada, Mexico and Chile met.", "Mexico", "MEX", None),
        ("Washington has not commented, Poland, Ukraine and Turkey said.", "Washington", "USA", "District of Columbia"),
        ("Buses ran from Philadelphia to Pittsburgh.", "Philadelphia", "USA", "Pennsylvania"),
        ("Kosovo and Serbia met in Brussels.", "Kosovo", "XKX", None),
        ("Crowds filled central Moscow.", "Moscow", "RUS", "Moscow"),
        ("The senator (R-Ga.) agreed.", "Ga.", "USA", None),
    ],
)  # fmt: skip
def test_company_and_containment(text: str, name: str, country: str, admin1: str | None) -> None:
    place = _places(text)[name]
    assert place.country == country
    if admin1 is not None:
        assert place.admin1 == admin1


def test_a_country_is_not_its_capital() -> None:
    assert _places("Mexico accused the United States, and Kuwait urged calm.")["Mexico"].kind == "country"


def test_a_hamlet_far_from_the_report_gets_no_point() -> None:
    layers = _layers("Serbia and Kosovo blamed each other for the shots in Tramore, north of Pristina.")
    place = next(place for place in layers.places if place.name == "Tramore")
    assert (place.lat, place.country, place.precision) == (None, None, "none")
    assert [note.code for note in layers.notes if note.span == place.span] == ["N403"]


@pytest.mark.parametrize(
    ("text", "name", "radius"),
    [
        ("Shells fell 30 km north of Kharkiv.", "Kharkiv", 30.0),
        ("A drone hit a depot 12 miles (19 km) south-east of Kherson.", "Kherson", 19.3),
        ("Planes struck about ten kilometres from the city of Homs.", "Homs", 10.0),
        ("Planes struck 5-6 km east of Homs.", "Homs", 6.0),
        ("Thirty people fled Homs.", "Homs", None),
        ("The 30 km of road reached Homs.", "Homs", None),
    ],
)
def test_distances_give_a_radius(text: str, name: str, radius: float | None) -> None:
    assert _places(text)[name].radius_km == radius


def test_regions_outrank_towns_of_their_name() -> None:
    found = _places("Unrest spread through the Middle East and the Balkans.")
    americans = _places("She left the Middle East for Ohio, then Iowa, Maryland and Texas in the United States.")
    assert americans["Middle East"].kind == "region"
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
        ("WASHINGTON (Agency) - Shares fell on Friday.", "WASHINGTON", "location"),
        ("Mexico must communicate what it wants.", "Mexico", "government"),
        ("Diplomats noted Moscow's refusal to sign.", "Moscow", "government"),
        ("Tourists like Moscow's parks.", "Moscow", "location"),
        ("KOLKATA, India - Police held a man.", "India", "location"),
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


def test_an_agency_in_a_dateline_is_no_place(coder: Coder) -> None:
    article = make_article("NAIROBI (Lake Courier) — Kenya deported 43 people on Tuesday.", published="2025-08-06")
    assert [place.name for place in coder.code(article).places] == ["Nairobi", "Kenya"]
