"""Differences between two runs, in plain English."""

from dataclasses import replace

from sayso.analyse.assemble import assemble
from sayso.article import Span
from sayso.export.differences import differences
from sayso.record import Record
from tests.unit import records


def _changed(**layers: object) -> Record:
    return assemble(records.article(), replace(records.layers(), **layers), records.CODER)  # type: ignore[arg-type]


def test_nothing_changed() -> None:
    assert list(differences(records.record(), records.record())) == []


def test_what_came_and_what_went() -> None:
    fewer = _changed(times=records.times()[:1])
    (went,) = (item for item in differences(records.record(), fewer) if item.layer == "times")
    (came,) = (item for item in differences(fewer, records.record()) if item.layer == "times")
    assert (went.became, came.became) == ("went", "came")
    assert went.sentence == "time “over the weekend” (2031-05-03 to 2031-05-05)"


def test_an_item_of_the_same_id_that_changed() -> None:
    first, *rest = records.statements()
    other = replace(first, form="mixed", source=replace(first.source, entity=records.entities()[0].id))
    (item,) = differences(records.record(), _changed(statements=(other, *rest)))
    assert (item.layer, item.became) == ("statements", "changed")
    assert "form was direct, is mixed" in item.sentence
    assert "source was named “foreign ministry spokeswoman Ilse Maren” Ilse Maren, is named" in item.sentence


def test_an_item_on_overlapping_words_is_the_same_item() -> None:
    first, second = records.times()
    other = replace(first, id="t0000000000", span=Span(first.span.start + 3, first.span.end), rule="weekday")
    (item,) = differences(records.record(), _changed(times=(other, second)))
    assert item.sentence.endswith("span was “on Wednesday”, is “Wednesday”; rule was weekday.on, is weekday")


def test_an_event_is_told_by_type_trigger_and_actor() -> None:
    events = records.events()
    (item,) = differences(_changed(events=events[:3]), records.record())
    assert item.sentence == "event AID “will send” by “Belmark”"
