"""Chains of mentions: names with names, nouns with names, pronouns with both."""

import importlib

import pytest

from sayso.layers import Layers

_actors = importlib.import_module("sayso.analyse.actors")


def chains(text: str) -> list[list[str]]:
    """The words of each chain of two mentions or more."""
    layers = coded(text)
    every = [[mention.span.of(text) for mention in item.mentions] for item in layers.entities]
    return [words for words in every if len(words) > 1]


def codes(text: str) -> set[str]:
    return {item.code for item in coded(text).notes}


def coded(text: str) -> Layers:
    from sayso.analyse.paragraphs import analyse as paragraphs
    from sayso.analyse.quotations import analyse as quotations
    from sayso.analyse.syntax import Syntax
    from sayso.article import make_article
    from sayso.config import Config
    from sayso.layers import add

    if not _PIPELINE:
        _PIPELINE.append(Syntax(Config()))
    article = make_article(text, published="2024-12-11")
    layers = add(Layers(), paragraphs(article, Layers()))
    layers = add(layers, _PIPELINE[0](article, layers))  # type: ignore[operator]
    layers = add(layers, quotations(article, layers))
    return add(layers, _actors.Entities(Config())(article, layers))


_PIPELINE: list[object] = []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Karin Lindqvist arrived on Monday. Lindqvist gave no reason.", ["Karin Lindqvist", "Lindqvist"]),
        ("Minister Oleg Sorokin spoke. The minister then left.", ["Oleg Sorokin", "minister"]),
        ("Oleg Sorokin, the army spokesman, said so.", ["Oleg Sorokin", "army spokesman"]),
        (
            "Rebels of the Northern Liberation Front (NLF) fled. The NLF denied it.",
            ["Northern Liberation Front", "NLF", "NLF"],
        ),
        ("The Ministry of Health waited. The ministry said nothing.", ["Ministry of Health", "ministry"]),
        (
            "Bashar Assad fled to Moscow. The former president has asked for asylum.",
            ["Bashar Assad", "former president"],
        ),
        ("Norway protested. It recalled an envoy.", ["Norway", "It"]),
        ("The envoy who resigned is ill.", ["envoy", "who"]),
        ("The miners walked out. They want higher wages.", ["miners", "They"]),
        ("Maria Santos and Pedro Lima met. She left early.", ["Maria Santos", "She"]),
    ],
)
def test_chain(text: str, chain: list[str]) -> None:
    assert chain in chains(text)


def test_two_equal_referents_give_a_note() -> None:
    text = "Ivan Petrov and Oleg Sorokin argued with Pavel Novak. He left early."
    assert not any("He" in chain for chain in chains(text))
    assert "N501" in codes(text)


def test_two_holders_of_a_role_give_a_note() -> None:
    text = "Minister Oleg Sorokin met Minister Pavel Novak. The minister smiled."
    assert "N502" in codes(text)


def test_first_names_keep_relatives_apart() -> None:
    text = "Karin Berg met Lars Berg. Berg waved."
    assert ["Karin Berg", "Berg"] not in chains(text)
    assert ["Lars Berg", "Berg"] not in chains(text)


def test_it_without_meaning_stays_out() -> None:
    assert not any("It" in chain for chain in chains("Norway protested. It is clear that talks failed."))


def test_first_person_stays_out() -> None:
    assert not any("I" in chain for chain in chains('"I resign," Karin Lindqvist said.'))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        # names that what stands beside them tells
        ("The transport minister, Suhardi, suspended two ferries. He resigned.", {"Suhardi", "He"}),
        ("Worknesh Alemu counted the wounded. Worknesh wept.", {"Worknesh Alemu", "Worknesh"}),
        ("Rosa Elena Cárdenas Vega left Uyuni. Cárdenas wept.", {"Rosa Elena Cárdenas Vega", "Cárdenas"}),
        ("Volta Timber dismissed 300 men. Volta said nothing.", {"Volta Timber", "Volta"}),
        (
            "Greenwatch, which monitors logs in Borneo, sent films on Monday. The group left.",
            {"Greenwatch", "group"},
        ),
        # nouns
        ("Ingrid Falk lives in Bergen. The farmer hopes for rain.", {"Ingrid Falk", "farmer"}),
        ("Clara Weiss, 31, runs the inn. The 31-year-old said it was cold.", {"Clara Weiss", "31-year-old"}),
        ("Karl Voss was shot by guards. The victim told the court of it.", {"Karl Voss", "victim"}),
        ("Radio Kivu has been silent since Friday. The station said it was cut.", {"Radio Kivu", "station"}),
        ("The Free Fezzan Army took the airfield. The rebels left.", {"Free Fezzan Army", "rebels"}),
        ("Malta sent a boat. The island nation said it was full.", {"Malta", "island nation"}),
        # peoples and capitals
        ("The Iranian delegation arrived. The Iranians want a quota.", {"Iranian delegation", "Iranians"}),
        ("The Eritrean government protested. Asmara said it was a lie.", {"Eritrean government", "Asmara"}),
        # persons in the background are no rivals
        ("Karin Berg met the sons of Anna Lund. She wept.", {"Karin Berg", "She"}),
        ("Eva Lang visited her mother. She wept.", {"Eva Lang", "She"}),
        # several
        ("Karin Berg and Lars Dahl built the boat. They wept.", {"Karin Berg and Lars Dahl", "They"}),
        ("Judge Mary Cole sat as a juror. The juror wept.", {"Mary Cole", "juror"}),
    ],
)
def test_words_of_one(text: str, joined: set[str]) -> None:
    assert any(joined <= set(words) for words in chains(text))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Karin Berg met Anna Lund. She wept.", "She"),
        ("A spokeswoman for Oslo and a spokeswoman for Bergen came. The spokeswoman wept.", "spokeswoman"),
        ("The Supreme Court of Norway and the Court of Appeal sat. The court wept.", "court"),
        ("Karin Berg met Anna Lund. The farmer wept.", "farmer"),
        ("India and Nepal signed. The government said it was glad.", "government"),
        ("Karin Berg resigned on Friday. The release said she was ill.", "release"),
    ],
)
def test_two_that_fit_are_none(text: str, apart: str) -> None:
    assert not any(apart in words[1:] for words in chains(text))
