"""Events from hand-built parses: status, time, place, word, figures, mentions, silence; and any text at all."""

import pytest

from sayso.analyse.events import Events
from sayso.analyse.events.codebook import codebook
from sayso.analyse.events.figures import number
from sayso.analyse.events.find import Finding
from sayso.analyse.events.joins import joined
from sayso.analyse.events.silence import silences
from sayso.analyse.events.view import make_view
from sayso.article import Article, Span, make_article
from sayso.config import Config
from sayso.layers import Layers, Named, Sentence, Token, add
from sayso.lexicon.actors import actor_table
from sayso.record import Event, Party, Place, Source, Statement, Time


def built(*rows: str, names: tuple[tuple[str, str], ...] = (), published: str | None = None) -> tuple[Article, Layers]:
    """An article of one sentence a row; each word is text|lemma|pos|tag|dep|head, the head counted in its sentence."""
    words = [[word.split("|") for word in row.split()] for row in rows]
    text = " ".join(" ".join(parts[0] for parts in row) for row in words)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    at = 0
    for number_, row in enumerate(words):
        first = len(tokens)
        for parts in row:
            word, lemma, pos, tag, dep, head = parts
            span = Span(at, at + len(word))
            tokens.append(Token(len(tokens), span, word, lemma, pos, tag, dep, first + int(head), number_))
            at = span.end + 1
        sentences.append(Sentence(number_, Span(tokens[first].span.start, at - 1), first, len(tokens), 0))
    named = tuple(Named(Span(text.index(name), text.index(name) + len(name)), label) for name, label in names)
    article = make_article(text, published=published, language="en")
    return article, Layers(tokens=tuple(tokens), sentences=tuple(sentences), names=named)


ATTACK = (
    "Israel|Israel|PROPN|NNP|nsubj|1 attacked|attack|VERB|VBD|ROOT|1 the|the|DET|DT|det|3 base|base|NOUN|NN|dobj|1 "
    "near|near|ADP|IN|prep|1 Homs|Homs|PROPN|NNP|pobj|4 on|on|ADP|IN|prep|1 "
    "Sunday|Sunday|PROPN|NNP|pobj|6 .|.|PUNCT|.|punct|1"
)
NAMES = (("Israel", "GPE"), ("Homs", "GPE"), ("Sunday", "DATE"))


def events_of(article: Article, layers: Layers) -> tuple[Event, ...]:
    return add(layers, Events(Config())(article, layers)).events


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_time_place_and_parties() -> None:
    article, layers = built(ATTACK, names=NAMES, published="2024-12-11")
    time = Time("t0000000001", span(article, "Sunday"), "DATE", "2024-12-08", "2024-12-08", "2024-12-09")
    place = Place("p0000000001", span(article, "Homs"), "Homs", "city")
    (event,) = events_of(
        article, Layers(layers.paragraphs, layers.tokens, layers.sentences, layers.names, (), (time,), (place,))
    )
    assert (event.type, event.quad, event.cameo, event.intensity) == ("ASSAULT", 4, "190", -9.0)
    assert [party.country for party in event.actors] == ["ISR"]
    assert [party.spans[0].of(article.text) for party in event.recipients] == ["base"]
    assert (event.when, event.where) == (time.id, place.id)
    assert (event.rules.actors, event.rules.recipients, event.rules.when) == ("subject", "object", "own clause")


def test_places_of_other_use_are_not_where() -> None:
    article, layers = built(ATTACK, names=NAMES)
    place = Place("p0000000001", span(article, "Homs"), "Homs", "city", use="embedded")
    (event,) = events_of(
        article, Layers(layers.paragraphs, layers.tokens, layers.sentences, layers.names, (), (), (place,))
    )
    assert event.where is None
    assert event.rules.where is None


def test_closed_history() -> None:
    article, layers = built(ATTACK, names=NAMES, published="2024-12-11")
    time = Time("t0000000001", span(article, "Sunday"), "DATE", "1991-01-06", "1991-01-06", "1991-01-07")
    (event,) = events_of(article, Layers(layers.paragraphs, layers.tokens, layers.sentences, layers.names, (), (time,)))
    assert event.auxiliary == ("historical",)
    assert event.status_cues == (time.span,)


def test_the_innermost_statement() -> None:
    article, layers = built(ATTACK, names=NAMES)
    outer = Statement("s0000000001", "statement", "indirect", Source("anonymous"), (), (Span(0, len(article.text)),))
    inner = Statement("s0000000002", "statement", "indirect", Source("named"), (), (Span(0, 30),), within=outer.id)
    (event,) = events_of(
        article, Layers(layers.paragraphs, layers.tokens, layers.sentences, layers.names, statements=(outer, inner))
    )
    assert event.within == inner.id


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("did|do|AUX|VBD|aux|{v} not|not|PART|RB|neg|{v}", ("negation",)),
        ("will|will|AUX|MD|aux|{v}", ("future",)),
        ("may|may|AUX|MD|aux|{v}", ("hypothetical",)),
        ("has|have|AUX|VBZ|aux|{v}", ()),
    ],
)
def test_status(before: str, expected: tuple[str, ...]) -> None:
    verb = 1 + len(before.split())
    row = (
        f"Israel|Israel|PROPN|NNP|nsubj|{verb} {before.format(v=verb)} attack|attack|VERB|VB|ROOT|{verb} "
        f"Iran|Iran|PROPN|NNP|dobj|{verb}"
    )
    article, layers = built(row, names=(("Israel", "GPE"), ("Iran", "GPE")))
    (event,) = events_of(article, layers)
    assert event.auxiliary == expected
    assert bool(event.status_cues) == bool(expected)


def test_doubt() -> None:
    row = (
        "Rebels|rebel|NOUN|NNS|nsubj|2 reportedly|reportedly|ADV|RB|advmod|2 shelled|shell|VERB|VBD|ROOT|2 "
        "the|the|DET|DT|det|4 town|town|NOUN|NN|dobj|2"
    )
    article, layers = built(row)
    (event,) = events_of(article, layers)
    assert event.hedged
    assert event.auxiliary == ()


def test_figures() -> None:
    row = (
        "Gunmen|gunman|NOUN|NNS|nsubj|1 killed|kill|VERB|VBD|ROOT|1 at|at|ADV|RB|advmod|4 least|least|ADJ|JJS|advmod|4 "
        "17|17|NUM|CD|nummod|5 villagers|villager|NOUN|NNS|dobj|1"
    )
    article, layers = built(row)
    (event,) = events_of(article, layers)
    (figure,) = event.figures
    assert (figure.kind, figure.low, figure.high, figure.span.of(article.text)) == ("killed", 17, None, "17")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2,000", 2000),
        ("seventeen", 17),
        ("two hundred and six", 206),
        ("1.5 million", 1_500_000),
        ("many", None),
        ("", None),
    ],
)
def test_numbers(words: str, value: int | None) -> None:
    assert number(words) == value


def test_silence_says_why() -> None:
    article, layers = built(
        "The|the|DET|DT|det|1 army|army|NOUN|NN|nsubj|2 is|be|AUX|VBZ|ROOT|2 large|large|ADJ|JJ|acomp|2",
        "He|he|PRON|PRP|nsubj|1 sneezed|sneeze|VERB|VBD|ROOT|1",
        "Rain|rain|NOUN|NN|nsubj|1 surrendered|surrender|VERB|VBD|ROOT|1",
    )
    notes = add(layers, Events(Config())(article, layers)).notes
    assert [note.code for note in notes] == ["N611", "N612", "N613"]
    assert notes[1].message.endswith("sneeze")


def test_silence_of_places_and_of_doubtful_acts() -> None:
    article, layers = built(
        "Berlin|Berlin|PROPN|NNP|nsubj|1 surrendered|surrender|VERB|VBD|ROOT|1",
        "The|the|DET|DT|det|1 army|army|NOUN|NN|nsubj|2 frowned|frown|VERB|VBD|ROOT|2",
        names=(("Berlin", "GPE"),),
    )
    notes = list(silences(make_view(article, layers, codebook(), actor_table()), Finding((), {}, (1,), (4,))))
    assert [(note.code, note.message.rpartition(": ")[2]) for note in notes] == [("N614", "Berlin"), ("N615", "frown")]


def test_a_noun_takes_up_an_act_and_another_does_not() -> None:
    raid = (
        "The|the|DET|DT|det|1 raid|raid|NOUN|NN|nsubj|2 lasted|last|VERB|VBD|ROOT|2",
        "Another|another|DET|DT|det|1 raid|raid|NOUN|NN|nsubj|2 followed|follow|VERB|VBD|ROOT|2",
    )
    article, layers = built(ATTACK, *raid, names=NAMES)
    (act,) = events_of(article, layers)
    assert [mention.trigger[0].of(article.text) for mention in act.mentions] == ["raid"]
    assert act.mentions[0].trigger[0] == span(article, "raid lasted")._replace(end=article.text.index(" lasted"))


def test_a_headline_and_its_paragraph_are_one_act() -> None:
    text = "Police arrest six in Oran\nOfficers in Oran arrested six dockers on Sunday. Officers arrested two nurses."
    acts = [
        Event("v1", "COERCE", trigger=(Span(7, 13),), actors=(Party((Span(0, 6),), "e1"),)),
        Event("v2", "COERCE", trigger=(Span(43, 51),), actors=(Party((Span(26, 42),), "e2"),)),
        Event("v3", "COERCE", trigger=(Span(85, 93),), actors=(Party((Span(76, 84),), "e3"),)),
    ]
    assert [len(one.mentions) for one in joined(acts, text, {})] == [1, 0]


def event(id_: str, at: int, **fields: object) -> Event:
    parties = {"actors": (Party((Span(0, 6),), "e1"),), "recipients": (Party((Span(7, 11),), "e2"),)}
    return Event(id_, "ASSAULT", trigger=(Span(at, at + 3),), **{**parties, **fields})  # type: ignore[arg-type]


def test_mentions_of_one_act() -> None:
    statements = {"s1": Statement("s1", "statement", "indirect", Source("named"))}
    first, second = event("v1", 20, within="s1"), event("v2", 60)
    (one,) = joined([first, second], "x" * 99, statements)
    assert one.id == "v2"
    assert [mention.trigger for mention in one.mentions] == [first.trigger]
    assert one.mentions[0].within == "s1"


def test_other_days_are_other_acts() -> None:
    assert len(joined([event("v1", 20, when="t1"), event("v2", 60, when="t2")], "x" * 99, {})) == 2
    assert len(joined([event("v1", 20), event("v2", 60, actors=(Party((Span(0, 6),), "e9"),))], "x" * 99, {})) == 2


def test_a_denial_is_linked() -> None:
    denied = event("v2", 60, auxiliary=("negation",), recipients=())
    _, other = joined([event("v1", 20), denied], "x" * 99, {})
    assert [(link.kind, link.event) for link in other.links] == [("denies", "v1")]


@pytest.mark.parametrize("text", ["", " ", "\U0001f600 \u202e\u05d0", "“““", "the of " * 400, "attack " * 400])
def test_any_parse_returns(text: str) -> None:
    words = text.split()
    rows = " ".join(
        f"{word}|{word}|NOUN|NN|{'pobj' if n % 2 else 'prep'}|{max(0, n - 1)}" for n, word in enumerate(words)
    )
    article, layers = built(rows) if words else (make_article(text), Layers())
    assert Events(Config())(article, layers).layers[0][0] == "events"


@pytest.mark.parametrize(("verb", "auxiliary"), [("rejected|reject", ()), ("denied|deny", ("negation",))])
def test_a_noun_that_takes_up_an_act_has_a_status_of_its_own(verb: str, auxiliary: tuple[str, ...]) -> None:
    raid = f"Iran|Iran|PROPN|NNP|nsubj|1 {verb}|VERB|VBD|ROOT|1 the|the|DET|DT|det|3 raid|raid|NOUN|NN|dobj|1"
    act = events_of(*built(ATTACK, raid, names=NAMES))[0]
    assert [mention.auxiliary for mention in act.mentions] == [auxiliary]
