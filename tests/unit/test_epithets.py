"""The tables of epithets, deeds and given names."""

from sayso.lexicon.countries import rows
from sayso.lexicon.deeds import doers, sufferers
from sayso.lexicon.epithets import KINDS, epithet_of
from sayso.lexicon.given import gender_of


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
