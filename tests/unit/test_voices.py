"""First person in quotations: whose word it is, and when it stays nobody's."""

from itertools import pairwise

from sayso.analyse import voices
from sayso.article import Article, Span, make_article
from sayso.layers import Layers, Quotation, Sentence, Token
from sayso.record import Entity, Mention, Source, Statement


def made(text: str, *, form: str = "direct", held: bool = True, kind: str = "person") -> tuple[Article, Layers]:
    """An article of one named entity, the first word, that says what stands in the quotation marks."""
    tokens, at = [], 0
    for index, word in enumerate(text.replace("“", " ").replace("”", " ").replace(".", " ").replace(",", " ").split()):
        at = text.index(word, at)
        tokens.append(Token(index, Span(at, at + len(word)), word, word, "X", "X", "dep", index, 0))
        at += len(word)
    start, end = text.index("“"), text.index("”") + 1
    content = (Span(start, end),) if held else (Span(text.index("said") + 5, text.index("said") + 6),)
    cue = text.index("said")
    name = Span(0, tokens[0].span.end)
    entity = Entity("e1", kind, text[: name.end], None, (), (Mention(name, "name"),))
    source = Source("named", (name,), "e1")
    statement = Statement("s1", "statement", form, source, (Span(cue, cue + 4),), content, (), None, 1.0)
    cuts = [0, *(i + 2 for i, letter in enumerate(text) if text.startswith(". ", i)), len(text)]
    sentences = tuple(Sentence(i, Span(a, b), 0, 0, 0) for i, (a, b) in enumerate(pairwise(cuts)))
    quotations = (Quotation(Span(start, end), Span(start + 1, end - 1), True),)
    layers = Layers(
        tokens=tuple(tokens), sentences=sentences, quotations=quotations, entities=(entity,), statements=(statement,)
    )
    return make_article(text), layers


def voiced(article: Article, layers: Layers) -> list[str]:
    result = dict(voices.analyse(article, layers).layers)
    return [
        mention.span.of(article.text)
        for entity in result["entities"]
        if isinstance(entity, Entity)
        for mention in entity.mentions
        if mention.form == "pronoun"
    ]


def test_i_is_who_is_quoted() -> None:
    assert voiced(*made("Lee said “I saw our boats”.")) == ["I", "our"]


def test_a_body_says_we_and_not_i() -> None:
    assert voiced(*made("Nordbank said “I mean we closed”.", kind="organisation")) == ["we"]


def test_outside_the_marks_nobody_speaks() -> None:
    assert voiced(*made("Lee said “no” I think.")) == []


def test_a_quotation_alone_goes_on_with_the_one_before() -> None:
    assert voiced(*made("Lee said x. “I saw it.”", form="indirect", held=False)) == ["I"]


def test_a_country_in_capitals_is_no_pronoun() -> None:
    assert voiced(*made("Lee said “the US will pay us”.")) == ["us"]


def test_no_statements_no_voices() -> None:
    article = make_article("")
    assert voiced(article, Layers()) == []
