"""Frames, classes of nouns, contexts and words of status."""

import pytest

from sayso.errors import DataError
from sayso.lexicon import frames
from sayso.lexicon.contexts import contexts_of
from sayso.lexicon.countries import rows
from sayso.lexicon.frames import Condition, all_frames, frames_of, support
from sayso.lexicon.nouns import CLASSES, classes_of
from sayso.lexicon.status import status_words
from sayso.ontology.plover import load
from sayso.record import AUXILIARY

NOUNS = {"subj", "surf", "obj", "dat", "xc", "xsubj", "xobj", "poss", "under", "none"}
ROLES = NOUNS | {"prt", "oprd", "mod", "adv", "light", "host"}
BARE = {"to", "that", "ing", "pass"}


def test_every_role_is_known() -> None:
    for frame in all_frames():
        named = [*frame.actors, *frame.recipients, *(role for item in frame.conditions for role in item.roles)]
        assert all(role in ROLES | BARE or role.startswith("@") for role in named), frame


def test_classes_of_conditions_are_known() -> None:
    known = {*CLASSES, "name", "country", "pronoun", "troops", "party", "solid", "abstract"}
    for frame in all_frames():
        for condition in frame.conditions:
            assert condition.classes <= known, frame


def test_the_narrowest_frame_comes_first() -> None:
    strike = frames_of("strike", "verb")
    assert [frame.rank for frame in strike] == sorted((frame.rank for frame in strike), reverse=True)
    assert {"AGREE", "ASSAULT", "PROTEST"} <= {frame.type for frame in strike}


def test_look_alikes_are_no_acts() -> None:
    meet = [frame for frame in frames_of("meet", "verb") if not frame.is_act]
    assert meet
    assert any("deadline" in condition.lemmas for condition in meet[0].conditions)


def test_support_verbs() -> None:
    kinds = support()
    assert kinds["launch", ""] == "light"
    assert kinds["carry", "out"] == "light"
    assert kinds["suffer", ""] == "under"
    assert kinds["foil", ""] == "undone"


def test_condition_of_an_item() -> None:
    assert frames._condition("obj=deal|pact") == Condition(("obj",), frozenset({"deal", "pact"}))
    assert frames._condition("-@on|@at:person") == Condition(
        ("@on", "@at"), classes=frozenset({"person"}), negated=True
    )
    assert frames._condition("poss|light") == Condition(("poss", "light"))


@pytest.mark.parametrize(
    "row",
    [
        ["hit", "verb"],
        ["hit", "adverb", "", "ASSAULT", "", "", "", ""],
        ["hit", "verb", "", "ASSAULT", "", "", "", "sudden"],
    ],
)
def test_wrong_rows_are_named(row: list[str]) -> None:
    with pytest.raises(DataError, match="hit"):
        frames._row(row)


def test_nouns() -> None:
    assert "force" in classes_of("soldier")
    assert "building" in classes_of("hospital")
    assert classes_of("idea") == frozenset()


def test_contexts_are_those_of_the_ontology() -> None:
    assert {name for name, _ in rows("contexts.tsv")} == set(load().contexts)
    assert contexts_of("parliament") == ("legislative",)
    assert contexts_of("teaspoon") == ()


def test_status_words() -> None:
    for kind in ("modal", "governor", "modifier", "mark"):
        assert set(status_words(kind).values()) <= {*AUXILIARY, "hedged"}
    assert status_words("governor")["fail"] == "negation"
    assert status_words("modifier")["reportedly"] == "hedged"
