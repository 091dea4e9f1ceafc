"""Assembly: order of the text, ladders from nesting, a note for what is missing, each note once."""

from dataclasses import replace

from sayso.analyse.assemble import assemble
from sayso.article import Span, make_article
from sayso.codec import check
from sayso.layers import Layers
from sayso.notes import note
from sayso.record import Event, EventMention, Place, Record, Source, Statement, Time
from tests.unit.records import CODER, article, at, layers, record


def made(given: Layers) -> Record:
    result = assemble(article(), given, CODER)
    check(result)
    return result


def codes(result: Record, span: Span) -> list[str]:
    return [item.code for item in result.notes if item.span == span]


def test_items_stand_in_the_order_of_the_text() -> None:
    given = layers()
    turned = replace(given, **{name: tuple(reversed(getattr(given, name))) for name in
                               ("entities", "statements", "events", "times", "places", "notes")})  # fmt: skip
    assert made(turned) == made(given)
    assert [item.trigger[0] for item in made(given).events] == sorted(item.trigger[0] for item in given.events)


def test_the_article_is_kept_whole() -> None:
    info = record().article
    assert (info.id, info.text, info.sha256) == ("demo-1", article().text, article().sha256)
    assert (info.published, info.outlet, info.reader) == ("2031-05-07", "Harbour Post", "jsonl")


def test_ladders_follow_from_nesting_for_further_mentions_too() -> None:
    event = layers().events[0]
    inner = next(item for item in layers().statements if item.within)
    event = replace(event, mentions=(EventMention((at("pledged"),), within=inner.id),))
    (kept,) = made(replace(layers(), events=(event,))).events
    assert [rung.kind for rung in kept.word_of] == ["reporter"]
    assert [rung.kind for rung in kept.mentions[0].word_of] == ["reporter", "anonymous", "institution"]


def test_what_an_event_lacks_is_noted_at_its_trigger() -> None:
    trigger = at("briefing")
    result = made(Layers(events=(Event("v0000000000", "CONSULT", trigger=(trigger,)),)))
    assert codes(result, trigger) == ["N601", "N602", "N603"]


def test_a_whole_event_gets_no_note() -> None:
    shelled = next(item for item in layers().events if item.type == "ASSAULT")
    assert codes(record(), shelled.trigger[0]) == []


def test_a_source_without_an_entity_is_noted_where_it_stands() -> None:
    who, cue, content = at("She"), at("denied"), at("Port Saule")
    statement = Statement("s0000000000", "statement", "indirect", Source("named", (who,)), (cue,), (content,))
    assert codes(made(Layers(statements=(statement,))), who) == ["N201"]
    unstated = replace(statement, source=Source("unstated"))
    assert codes(made(Layers(statements=(unstated,))), cue) == ["N201"]
    bare = replace(unstated, cue=())
    assert codes(made(Layers(statements=(bare,))), content) == ["N201"]


def test_a_time_without_an_interval_and_a_place_without_a_point_are_noted() -> None:
    span = at("Wednesday")
    assert codes(made(Layers(times=(Time("t0000000000", span, "DATE", "XXXX"),))), span) == ["N301"]
    assert codes(made(Layers(places=(Place("p0000000000", span, "Wednesday", "other"),))), span) == ["N403"]
    half = Time("t0000000000", span, "DATE", "2031", start="2031-01-01")
    assert codes(made(Layers(times=(half,))), span) == []


def test_a_hole_that_an_analyser_told_of_is_not_told_again() -> None:
    trigger = at("briefing")
    event = Event("v0000000000", "CONSULT", trigger=(trigger,))
    result = made(Layers(events=(event,), notes=(note("N602", trigger, "two weeks fit"),)))
    assert [item.message for item in result.notes if item.code == "N602"] == ["no date for the event: two weeks fit"]


def test_each_note_stands_once_and_in_order() -> None:
    notes = (note("N611", at("briefing")), note("N101", at("“")), note("N611", at("briefing")), note("N103"))
    assert [item.code for item in made(Layers(notes=notes)).notes] == ["N103", "N611", "N101"]


def test_repaired_characters_are_noted() -> None:
    repaired = make_article("One \ud800 two")
    assert [(item.code, item.span) for item in assemble(repaired, Layers(), CODER).notes] == [("N102", Span(4, 5))]
