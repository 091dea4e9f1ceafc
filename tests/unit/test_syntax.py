"""Tokens, sentences and names keep their offsets; long lines are read in pieces."""

import itertools

from sayso.analyse import syntax as module
from sayso.analyse.paragraphs import analyse
from sayso.analyse.syntax import PIECE, RUN, Syntax
from sayso.article import Article, Span, make_article
from sayso.layers import Layers, add

TEXT = "Talks end\n\nMinisters met Anna Lind in  Oslo. They left at 5 p.m.\n\n“We agreed,” she said 🙂."


def layers_of(syntax: Syntax, article: Article) -> Layers:
    layers = add(Layers(), analyse(article, Layers()))
    return add(layers, syntax(article, layers))


def test_tokens_point_at_their_text(syntax: Syntax) -> None:
    layers = layers_of(syntax, make_article(TEXT))
    assert all(token.span.of(TEXT) == token.text for token in layers.tokens)
    assert [token.index for token in layers.tokens] == list(range(len(layers.tokens)))
    assert not any(token.text.isspace() for token in layers.tokens)
    kept = "".join(token.text for token in layers.tokens)
    assert kept == "".join(TEXT.split())


def test_heads_stay_in_their_sentence(syntax: Syntax) -> None:
    layers = layers_of(syntax, make_article(TEXT))
    for sentence in layers.sentences:
        inside = range(sentence.first, sentence.last)
        assert all(layers.tokens[index].sentence == sentence.index for index in inside)
        assert all(layers.tokens[index].head in inside for index in inside)
        assert any(layers.tokens[index].head == index for index in inside)


def test_sentences_cover_the_tokens_in_turn_and_stay_in_their_paragraph(syntax: Syntax) -> None:
    layers = layers_of(syntax, make_article(TEXT))
    assert [item.first for item in layers.sentences] == [0, *(item.last for item in layers.sentences)][:-1]
    assert layers.sentences[-1].last == len(layers.tokens)
    for sentence in layers.sentences:
        assert layers.paragraphs[sentence.paragraph].span.holds(sentence.span)


def test_names_are_found(syntax: Syntax) -> None:
    layers = layers_of(syntax, make_article(TEXT))
    named = {item.span.of(TEXT): item.label for item in layers.names}
    assert named["Anna Lind"] == "PERSON"
    assert named["Oslo"] == "GPE"


def test_nothing_gives_nothing(syntax: Syntax) -> None:
    for text in ("", " \n ", "\u200b", "\x00"):
        layers = layers_of(syntax, make_article(text))
        assert len(layers.sentences) <= 1


def test_an_article_does_not_hang_on_its_neighbours(syntax: Syntax) -> None:
    alone = layers_of(syntax, make_article(TEXT))
    layers_of(syntax, make_article("Zyx qwv said blorf. " * 50))
    assert layers_of(syntax, make_article(TEXT)) == alone


def test_a_long_line_is_read_in_pieces_with_a_note(syntax: Syntax) -> None:
    sentence = "The envoy of the council left the town before noon. "
    text = (sentence * (2 * PIECE // len(sentence))).strip()
    layers = layers_of(syntax, make_article(text))
    assert [item.code for item in layers.notes] == ["N104"]
    assert {item.span.of(text) for item in layers.sentences} == {sentence.strip()}


def test_pieces_cover_the_line_and_none_is_too_long() -> None:
    for text in (
        "x" * (3 * PIECE + 7),
        "short",
        "a " + "x" * RUN,
        "a " + "x" * (RUN + 1) + " b",
        "word " * PIECE,
        "End. " * PIECE,
        "a" * PIECE,
    ):
        span = Span(0, len(text.rstrip()))
        pieces = list(module._pieces(text, span))
        assert (pieces[0].start, pieces[-1].end) == span
        assert all(before.end == after.start for before, after in itertools.pairwise(pieces))
        read = [piece for piece in pieces if module._is_language(piece.of(text))]
        assert all(0 < piece.end - piece.start <= PIECE for piece in read)
        assert all(len(word) <= RUN for piece in read for word in piece.of(text).split())


def test_a_run_of_marks_takes_no_time_to_speak_of(syntax: Syntax) -> None:
    text = "He said “no”. " + "(" * 2_000 + " She said yes."
    layers = layers_of(syntax, make_article(text))
    assert [sentence.span.of(text) for sentence in layers.sentences] == ["He said “no”.", "She said yes."]
    assert [item.code for item in layers.notes] == ["N104", "N106"]
