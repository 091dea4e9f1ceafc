"""The gate's arithmetic: what counts as a fall, and how floors move."""

from sayso.learn.gate import Fall, falls, raised


def result(**values: float) -> dict[str, object]:
    return {"metrics": {name.replace("_", " "): {"value": value} for name, value in values.items()}}


ROW = {"lgl": result(located=61.0, located_wrong=7.0)}


def test_a_lower_score_is_a_fall() -> None:
    assert list(falls(ROW, {"lgl": {"located": 62.0}})) == [Fall("lgl", "located", 61.0, 62.0)]


def test_a_higher_cost_is_a_fall() -> None:
    assert [fall.metric for fall in falls(ROW, {"lgl": {"located wrong": 6.0}})] == ["located wrong"]


def test_noise_of_rounding_is_none() -> None:
    assert not list(falls(ROW, {"lgl": {"located": 61.04, "located wrong": 6.96}}))


def test_a_set_without_floors_cannot_fall() -> None:
    assert not list(falls(ROW, {}))


def test_floors_only_move_up() -> None:
    floors = {"lgl": {"located": 62.0, "located wrong": 9.0}}
    assert raised(ROW, floors) == {"lgl": {"located": 62.0, "located wrong": 7.0}}
    assert raised(ROW, floors, allow_regression=True) == {"lgl": {"located": 61.0, "located wrong": 7.0}}
