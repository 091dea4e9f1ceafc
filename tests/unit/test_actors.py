"""Names, nouns, facts and parties, on sentences parsed by the real pipeline and on tables alone."""

from functools import lru_cache

import pytest

from sayso.analyse.actors import Entities
from sayso.analyse.actors.parties import Directory, directory, party_at
from sayso.analyse.paragraphs import analyse as paragraphs
from sayso.analyse.quotations import analyse as quotations
from sayso.analyse.syntax import Syntax
from sayso.article import Article, make_article
from sayso.config import Config
from sayso.layers import Layers, add
from sayso.lexicon.actors import INTERNATIONAL, actor_table, actors
from sayso.lexicon.countries import by_iso3
from sayso.lexicon.given import gender_of
from sayso.lexicon.roles import KINDS, role_of
from sayso.ontology.plover import load
from sayso.record import Entity, Party


@lru_cache(maxsize=1)
def syntax() -> Syntax:
    return Syntax(Config())


def coded(text: str, published: str = "2024-12-11") -> tuple[Article, Layers]:
    article = make_article(text, published=published)
    layers = add(Layers(), paragraphs(article, Layers()))
    layers = add(layers, syntax()(article, layers))
    layers = add(layers, quotations(article, layers))
    return article, add(layers, Entities(Config())(article, layers))


def entity(text: str, mention: str, published: str = "2024-12-11") -> Entity:
    """The entity that has a mention of these words."""
    _, layers = coded(text, published)
    found = [item for item in layers.entities if any(m.span.of(text) == mention for m in item.mentions)]
    assert found, [m.span.of(text) for item in layers.entities for m in item.mentions]
    return found[0]


def party(text: str, words: str) -> Party:
    """The party of a phrase."""
    article, layers = coded(text)
    known_here: Directory = directory(article, layers, actor_table())
    start = text.index(words)
    held = [t.index for t in layers.tokens if start <= t.span.start and t.span.end <= start + len(words)]
    return party_at(known_here, held[0], held[-1])


# ---------------------------------------------------------------- tables
def test_every_actor_has_known_codes() -> None:
    codebook = load()
    for actor in actors():
        assert set(actor.sectors) <= {*codebook.sectors, *codebook.international}, actor
        assert actor.country is None or by_iso3(actor.country), actor
        assert not actor.until or not actor.since or actor.since < actor.until, actor
        assert not set(actor.sectors[1:]) & set(INTERNATIONAL), actor


def test_periods_of_one_person_do_not_overlap() -> None:
    seen: dict[str, str] = {}
    for actor in sorted(actors(), key=lambda item: (item.name, item.since)):
        assert actor.name not in seen or seen[actor.name] <= actor.since, actor
        seen[actor.name] = actor.until or "9999"


@pytest.mark.parametrize(
    ("name", "day", "sectors", "former"),
    [
        ("Bashar Assad", "2024-12-07", ("GOV",), False),
        ("Bashar Assad", "2024-12-08", ("ELI",), True),
        ("Keir Starmer", "2023-01-01", ("OPP",), False),
        ("Taliban", "2020-05-01", ("REB",), False),
        ("Taliban", "2022-05-01", ("GOV",), False),
        ("Boris Nemtsov", "2016-01-01", ("OPP",), True),
        ("Emmanuel Macron", "2011-01-01", (), False),
    ],
)
def test_office_depends_on_the_day(name: str, day: str, sectors: tuple[str, ...], former: bool) -> None:
    found = actor_table().known(name, day)
    assert found is not None
    assert (found.sectors, found.former) == (sectors, former)


def test_without_a_day_an_ended_office_gives_no_sectors() -> None:
    found = actor_table().known("Barack Obama", None)
    assert found is not None
    assert (found.country, found.sectors) == ("USA", ())


def test_roles_are_of_known_kinds_and_codes() -> None:
    for noun in ("spokesman", "prime minister", "troops", "parliament", "refugee", "village", "airport", "gunman"):
        role = role_of(noun)
        assert role is not None
        assert role.kind in KINDS
        assert set(role.sectors) <= set(load().sectors)
    assert role_of("weather") is None


def test_names_of_both_genders_tell_none() -> None:
    assert (gender_of("Maria"), gender_of("Viktor"), gender_of("Qwerty")) == ("f", "m", "")


# ---------------------------------------------------------------- names
def test_title_gives_country_and_sectors_and_stays_outside() -> None:
    found = entity("Kazakh Defence Minister Arman Bekov arrived in the capital.", "Arman Bekov")
    assert (found.kind, found.country, found.sectors) == ("person", "KAZ", ("GOV",))


def test_known_group_wins_over_the_recogniser() -> None:
    found = entity("Fighters of Hayat Tahrir al-Sham entered the city.", "Hayat Tahrir al-Sham")
    assert (found.kind, found.country, found.sectors) == ("group", "SYR", ("REB",))


def test_pattern_of_a_ministry() -> None:
    found = entity("The Georgian Ministry of Trade and Industry denied it.", "Georgian Ministry of Trade and Industry")
    assert (found.kind, found.country, found.sectors) == ("organisation", "GEO", ("GOV",))


def test_seat_of_government_is_the_country() -> None:
    found = entity("The Kremlin said Russia would wait.", "Russia")
    assert (found.kind, found.country, found.sectors) == ("country", "RUS", ("GOV",))
    assert len(found.mentions) == 2


def test_international_body_has_no_country() -> None:
    found = entity("The United Nations called for calm.", "United Nations")
    assert (found.country, found.sectors) == (None, ("UNO",))


def test_people_in_the_plural_are_a_group() -> None:
    found = entity("Syrians danced in the squares.", "Syrians")
    assert (found.kind, found.country) == ("group", "SYR")


# ---------------------------------------------------------------- nouns
@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sectors"),
    [
        ("Russian forces shelled the town.", "Russian forces", "group", "RUS", ("MIL",)),
        ("Iraqi police officers were hurt.", "Iraqi police officers", "group", "IRQ", ("COP",)),
        ("Two Iranian diplomats left.", "Two Iranian diplomats", "group", "IRN", ("GOV",)),
        ("A rebel commander was seen there.", "rebel commander", "person", None, ("REB",)),
        ("A former Turkish minister wrote a book.", "former Turkish minister", "person", "TUR", ("ELI",)),
        ("Residents of the village fled.", "Residents of the village", "group", None, ("CVL",)),
        ("Kenyan government forces attacked.", "Kenyan government forces", "group", "KEN", ("MIL",)),
        ("UN officials visited.", "UN officials", "group", None, ("UNO",)),
    ],
)
def test_nouns(text: str, words: str, kind: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = entity(text, words)
    assert (found.kind, found.country, found.sectors) == (kind, country, sectors)


def test_who_leads_a_coalition_does_not_give_it_a_country() -> None:
    assert entity("The French-led coalition bombed the port.", "French-led coalition").country is None


# ---------------------------------------------------------------- parties
def test_party_of_a_named_mention() -> None:
    found = party("Ankara said the president of Syria had called.", "the president of Syria")
    assert (found.country, found.sectors) == ("SYR", ("GOV",))
    assert found.entity is not None


def test_party_of_a_pronoun_is_its_chain() -> None:
    found = party("Gen. Pavel Novak resigned. He left the country.", "He")
    assert found.entity is not None
    assert found.sectors == ("MIL",)


def test_party_without_a_mention_has_the_facts_of_its_words() -> None:
    found = party("Ukrainian shells fell on the field.", "Ukrainian shells")
    assert (found.entity, found.country) == (None, "UKR")


@pytest.mark.parametrize(
    "text", ["🙂🙂", "» « “ ”", "السلام عليكم", "the the the", "(((", "A", "Mr", "Gen. Gen. Gen.", "al- al-"]
)
def test_any_text_returns(text: str) -> None:
    article, layers = coded(text)
    directory(article, layers, actor_table())


def test_empty_layers_give_nothing() -> None:
    assert dict(Entities(Config())(make_article(""), Layers()).layers) == {"entities": ()}
