"""Which acts are of public life, and which articles tell of a contest of words."""

import pytest

from sayso.lexicon.nouns import CLASSES, MARKS, classes_of, marks_of
from sayso.record import Event
from tests.gold.test_events import coded


def types(text: str) -> list[str]:
    return [event.type for event in coded(text)]


def test_marks_are_no_classes() -> None:
    assert not set(MARKS) & set(CLASSES)
    assert "private" in marks_of("neighbour")
    assert "private" not in classes_of("neighbour")
    assert marks_of("zebra") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour asked his wife for help.",
        "The singer thanked her fans.",
        "They attacked us.",
        "She shot herself.",
        "He claims he was right.",
        "The students met with friends.",
        "Give them money.",
    ],
)
def test_private_life(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The neighbours asked the mayor for help.", "REQUEST"),
        ("The minister thanked the villagers.", "SUPPORT"),
        ("Soldiers attacked them.", "ASSAULT"),
        ("The ministers met with the rebels.", "CONSULT"),
    ],
)
def test_public_life(text: str, type_: str) -> None:
    assert type_ in types(text)


def test_words_of_a_campaign() -> None:
    text = "The campaign heated up before the election. Republicans attacked the nominee at a debate."
    assert types(text) == ["ACCUSE"]


def test_words_of_harm() -> None:
    text = "Troops shelled the town and two people died. Iran attacked the port on Monday."
    assert set(types(text)) == {"ASSAULT"}


def test_deeds_lie_with_those_punished() -> None:
    events: tuple[Event, ...] = coded("Ottawa punished two traders for arming the rebels.")
    aid = next(event for event in events if event.type == "AID")
    text = "Ottawa punished two traders for arming the rebels."
    assert [span.of(text) for party in aid.actors for span in party.spans] == ["two traders"]
