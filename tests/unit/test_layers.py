"""Layers grow by what analysers return, and never change."""

import pytest

from sayso.article import Span
from sayso.layers import Layers, Paragraph, Quotation, add, found
from sayso.notes import note


def test_a_result_is_put_into_its_layer() -> None:
    empty = Layers()
    paragraphs = (Paragraph(0, Span(0, 4)),)
    full = add(empty, found(paragraphs=paragraphs))
    assert full.paragraphs == paragraphs
    assert empty == Layers()


def test_notes_add_up() -> None:
    one, two = note("N101", Span(0, 1)), note("N301", Span(2, 3))
    layers = add(add(Layers(), found(notes=(one,))), found(quotations=(), notes=(two,)))
    assert layers.notes == (one, two)


def test_a_later_result_takes_the_place_of_an_earlier_one() -> None:
    first = add(Layers(), found(quotations=(Quotation(Span(0, 3), Span(1, 2), True),)))
    assert add(first, found(quotations=())).quotations == ()


def test_an_unknown_layer_is_an_error() -> None:
    with pytest.raises(TypeError):
        add(Layers(), found(rumours=()))
