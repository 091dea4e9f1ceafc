"""Records of any shape go through the codec unharmed, and broken ones never come back."""

import dataclasses
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import Span
from sayso.codec import from_json, from_plain, to_json, to_plain
from sayso.errors import RecordError
from sayso.notes import CODES, Note
from tests.unit.records import record

LENGTH = len(record().article.text)
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 40)).map(lambda p: Span(p[0], min(p[0] + p[1], LENGTH)))
CLEAN = st.text(st.characters(exclude_categories=["Cs"]))
NOTES = st.builds(Note, st.sampled_from(sorted(CODES)), st.one_of(st.none(), SPANS), CLEAN)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False), CLEAN)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(CLEAN, inner, max_size=3))


@settings(max_examples=60, deadline=None)
@given(notes=st.lists(NOTES, max_size=5), title=CLEAN, score=st.floats(0, 1))
def test_any_words_come_back_as_they_were(notes: list[Note], title: str, score: float) -> None:
    made = record()
    made = dataclasses.replace(
        made,
        notes=tuple(notes),
        article=dataclasses.replace(made.article, title=title, outlet=title),
        events=tuple(dataclasses.replace(event, score=score) for event in made.events),
    )
    assert from_json(to_json(made)) == made
    assert to_json(from_json(to_json(made))) == to_json(made)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(below for key, item in inner for below in _paths(item, (*path, key)))]


PATHS = [path for path in _paths(to_plain(record())) if path]


@settings(max_examples=250, deadline=None)
@given(path=st.sampled_from(PATHS), value=JSON)
def test_whatever_stands_in_a_record_it_is_read_whole_or_refused(path: tuple[Any, ...], value: Any) -> None:
    raw = to_plain(record())
    place: Any = raw
    for key in path[:-1]:
        place[key] = list(place[key]) if isinstance(place[key], tuple) else place[key]
        place = place[key]
    if not isinstance(place, dict | list):
        return
    place[path[-1]] = value
    try:
        read = from_plain(raw)
    except RecordError:
        return
    assert from_json(to_json(read)) == read
