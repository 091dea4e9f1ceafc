"""The tables of epithets, deeds and given names."""

from sayso.lexicon.countries import rows
from sayso.lexicon.deeds import doers, sufferers
from sayso.lexicon.epithets import KINDS, epithet_of
from sayso.lexicon.given import gender_of
from sayso.lexicon.namewords import words_of


def test_rows_are_whole() -> None:
    for nouns, kind, _, sectors, free in rows("epithets.tsv"):
        assert nouns == nouns.lower()
        assert kind in KINDS
        assert free in ("", "free", "sole")
        assert sectors == sectors.upper()


def test_a_noun_is_a_sign_of_itself() -> None:
    judge = epithet_of("judge", "person")
    assert judge is not None
    assert "judge" in judge.words
    assert not judge.free


def test_anybody_may_be_a_mother() -> None:
    mother = epithet_of("mother", "person")
    assert mother is not None
    assert mother.free


def test_unknown_nouns_and_verbs_tell_nothing() -> None:
    assert epithet_of("teapot", "person") is None
    assert doers("have") == frozenset()
    assert sufferers("walk") == frozenset()


def test_who_sues_is_a_plaintiff() -> None:
    assert "plaintiff" in doers("sue")


def test_names_of_either_sex_tell_none() -> None:
    assert gender_of("Andrea") == ""
    assert gender_of("Niamh") == "f"
    assert gender_of("Oleh") == "m"


def test_a_trade_is_of_the_only_one_without_another() -> None:
    farmer = epithet_of("farmer", "person")
    assert farmer is not None
    assert farmer.sole


def test_what_is_done_to_somebody_names_them() -> None:
    assert "victim" in sufferers("shoot")
    assert "suspect" in sufferers("arrest")
    assert "suspect" not in doers("arrest")


def test_verbs_make_the_nouns_of_those_who_do() -> None:
    assert "cleaner" in doers("clean")
    assert "baker" in doers("bake")
    assert "reporter" not in doers("report")


def test_words_of_names() -> None:
    assert "shipping" in words_of("firm")
    assert "médecins" in words_of("abroad")
    assert words_of("nothing") == frozenset()
