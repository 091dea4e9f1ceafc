"""What the text says of its actors outranks the table; first persons are whoever is quoted."""

import pytest

from sayso.analyse.actors.lore import definitions
from sayso.analyse.actors.parties import directory, first_person, party_at, voiced
from sayso.article import Span
from sayso.lexicon.actors import actor_table
from sayso.record import Party, Source, Statement
from tests.unit.test_actors import coded, entity, party


# ---------------------------------------------------------------- titles and the table
@pytest.mark.parametrize(
    ("text", "mention", "sectors"),
    [
        ("President Sooronbay Jeenbekov spoke on Sunday.", "Sooronbay Jeenbekov", ("GOV",)),
        ("Jeenbekov spoke. President Sooronbay Jeenbekov left.", "Jeenbekov", ("GOV",)),
        ("Sooronbay Jeenbekov spoke on Sunday.", "Sooronbay Jeenbekov", ("ELI",)),
        ("Former president Sooronbay Jeenbekov spoke on Sunday.", "Sooronbay Jeenbekov", ("ELI",)),
        ("Sooronbay Jeenbekov, the president, spoke on Sunday.", "Sooronbay Jeenbekov", ("GOV",)),
    ],
)
def test_a_title_in_the_text_outranks_the_table(text: str, mention: str, sectors: tuple[str, ...]) -> None:
    found = entity(text, mention)
    assert (found.country, found.sectors) == ("KGZ", sectors)


def test_between_two_terms_one_is_former() -> None:
    assert entity("Trump criticised the plan.", "Trump").sectors == ("ELI",)


def test_only_office_makes_former_holders() -> None:
    text = "A retired engineer and a former minister argued."
    assert entity(text, "retired engineer").sectors == ("CVL",)
    assert entity(text, "former minister").sectors == ("ELI",)


# ---------------------------------------------------------------- short names of the text
def test_definitions_need_the_initials() -> None:
    assert definitions("the Ministry of Trade and Industry (MTI), a firm (XYZ)") == {
        "MTI": "Ministry of Trade and Industry"
    }


def test_the_text_defines_its_own_short_names() -> None:
    text = "The Rapid Support Forces (RSF) shelled the camp. RSF fighters burned it."
    assert entity(text, "RSF").country == "SDN"
    assert (party(text, "RSF fighters").country, party(text, "RSF fighters").sectors) == ("SDN", ("REB",))


def test_another_spelling_of_a_listed_name_keeps_the_table() -> None:
    text = "The Palestinian Liberation Organization (PLO) agreed. The PLO signed."
    assert entity(text, "PLO").country == "PSE"
    assert entity(text, "PLO").sectors


# ---------------------------------------------------------------- nouns that promise more than they hold
@pytest.mark.parametrize("text", ["All political forces met.", "He met on the left bank of the river."])
def test_hollow_nouns_have_no_sectors(text: str) -> None:
    _, layers = coded(text)
    assert not any(item.sectors for item in layers.entities)


def test_a_number_is_nobody() -> None:
    _, layers = coded("The mayor declined to give a figure. I plant mine in May.")
    assert [item.name for item in layers.entities] == ["mayor"]


def test_the_state_that_speaks_is_a_body() -> None:
    found = entity("The state said it would pay.", "state")
    assert (found.kind, found.sectors) == ("organisation", ("GOV",))


def test_a_campaign_of_a_person_is_of_a_party() -> None:
    text = "Hillary Clinton's campaign denied the report."
    assert entity(text, "Hillary Clinton's campaign").sectors == ("PTY",)


def test_their_forces_are_of_their_country() -> None:
    assert entity("Norway said its army had left.", "army").country == "NOR"


# ---------------------------------------------------------------- first person
TEXT = '"I urge calm. Our forces will wait," President Sooronbay Jeenbekov said. I was there.'


def said(form: str = "direct", cue: str = "said") -> Statement:
    content = Span(1, TEXT.index('," Pres'))
    _, layers = coded(TEXT)
    holder = next(item for item in layers.entities if item.kind == "person")
    place = TEXT.index(cue)
    return Statement(
        "s0", "statement", form, Source("named", (), holder.id), (Span(place, place + len(cue)),), (content,)
    )


def voice(words: str, statement: Statement) -> Party:
    article, layers = coded(TEXT)
    known = directory(article, layers, actor_table())
    start = TEXT.index(words)
    held = [t.index for t in layers.tokens if start <= t.span.start and t.span.end <= start + len(words)]
    return voiced(known, [statement], party_at(known, held[0], held[-1], held[-1]), held[-1])


def test_i_is_the_source_of_the_quotation() -> None:
    found = voice("I", said())
    assert found.entity is not None
    assert (found.country, found.sectors) == ("KGZ", ("GOV",))


def test_our_forces_are_of_the_country_of_the_source() -> None:
    found = voice("Our forces", said())
    assert (found.country, found.sectors) == ("KGZ", ("MIL",))


def test_i_outside_of_quotations_is_nobody() -> None:
    assert voice("I was", said()).entity is None


def test_a_statement_inside_the_quotation_is_not_who_says_i() -> None:
    article, layers = coded(TEXT)
    assert first_person(directory(article, layers, actor_table()), [said(cue="urge")], Span(1, 2)) is None
    assert first_person(directory(article, layers, actor_table()), [said("indirect")], Span(1, 2)) is None
