"""What changed between two runs over one article, in plain English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from sayso.article import Span
from sayso.export.layout import clean, short
from sayso.record import Event, Record, Statement

LAYERS = ("statements", "events", "times", "places")
_ONE = {"statements": "statement", "events": "event", "times": "time", "places": "place"}
_BODY = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that came, went or changed: its layer, what became of it, and both in a sentence."""

    layer: str
    became: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The text of a record, and the words of every item by its id."""

    text: str
    names: dict[str, str]


def differences(old: Record, new: Record) -> Iterator[Difference]:
    """What came, went or changed, layer by layer and in the order of the text.

    Items are the same by id, or else when their words overlap.
    """
    was, now = _words_of(old), _words_of(new)
    for layer in LAYERS:
        before, after = getattr(old, layer), getattr(new, layer)
        pairs = _matched(before, after)
        taken = {id(b) for _, b in pairs if b is not None}
        gone_or_both = [*pairs, *((None, item) for item in after if id(item) not in taken)]
        for a, b in sorted(gone_or_both, key=lambda pair: _main(pair[0] if pair[0] is not None else pair[1])[0]):
            if a is None:
                yield Difference(layer, "came", _sentence(now, layer, b))
            elif b is None:
                yield Difference(layer, "went", _sentence(was, layer, a))
            else:
                changes = list(_changes(was, a, now, b))
                if changes:
                    yield Difference(layer, "changed", f"{_sentence(was, layer, a)}: {'; '.join(changes)}")


def _words_of(record: Record) -> _Words:
    text = record.article.text
    names = {entity.id: clean(entity.name) for entity in record.entities}
    for item in (item for layer in LAYERS for item in getattr(record, layer)):
        names[item.id] = f"“{short(_main(item)[0].of(text), _BODY)}”"
    return _Words(text, names)


def _matched(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each item of before with its counterpart, or with null."""
    known = {item.id: item for item in after}
    kept = {item.id for item in before}
    left = sorted((item for item in after if item.id not in kept), key=lambda item: _main(item)[0])
    pairs: list[tuple[Any, Any]] = []
    position = 0
    for item in sorted(before, key=lambda item: _main(item)[0]):
        if item.id in known:
            pairs.append((item, known[item.id]))
            continue
        span = _main(item)[0]
        while position < len(left) and _main(left[position])[0].end <= span.start:
            position += 1
        if position < len(left) and _main(left[position])[0].meets(span):
            pairs.append((item, left[position]))
            position += 1
        else:
            pairs.append((item, None))
    return pairs


def _main(item: Any) -> tuple[Span, ...]:
    """The words that an item stands on."""
    if isinstance(item, Statement):
        return (*item.cue, *item.content)
    return item.trigger if isinstance(item, Event) else (item.span,)


def _sentence(record: _Words, layer: str, item: Any) -> str:
    """An item in a few words: `statement of Ilse Maren, “denied”: Arvenian troops …`."""
    words = _quoted(record, _main(item)[:1])
    if isinstance(item, Statement):
        source = _value(record, item.source.entity) if item.source.entity else _quoted(record, item.source.spans)
        return f"statement of {source or 'no source'}, {words}: {short(_words(record, item.content), _BODY)}"
    if isinstance(item, Event):
        actors = ", ".join(_quoted(record, party.spans) for party in item.actors) or "no actor"
        return f"event {item.type} {words} by {actors}"
    value = f"{item.start} to {item.end}" if layer == "times" else f"{item.name}, {item.kind}, {item.use}"
    return f"{_ONE[layer]} {words} ({value})"


def _changes(old: _Words, a: Any, new: _Words, b: Any) -> Iterator[str]:
    for field in fields(a):
        if field.name == "id":
            continue
        before, after = _value(old, getattr(a, field.name)), _value(new, getattr(b, field.name))
        if before != after:
            yield f"{field.name.replace('_', ' ')} was {before}, is {after}"


def _value(record: _Words, value: Any) -> str:
    """A field's value in words; ids become the words of what they name."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, Span):
        return _quoted(record, (value,))
    if isinstance(value, tuple):
        return ", ".join(_value(record, item) for item in value)
    if is_dataclass(value):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        return " ".join(_value(record, item) for _, item in held if item not in (None, ()))
    return record.names.get(value) or clean(value) if isinstance(value, str) else str(value).lower()


def _quoted(record: _Words, spans: Sequence[Span]) -> str:
    return f"“{short(_words(record, spans), _BODY)}”" if spans else ""


def _words(record: _Words, spans: Sequence[Span]) -> str:
    return clean(" … ".join(span.of(record.text) for span in spans))
