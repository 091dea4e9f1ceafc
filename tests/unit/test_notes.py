"""Notes: a code of the table, a place and a sentence."""

import pytest

from sayso.article import Span
from sayso.notes import CODES, Note, note


@pytest.mark.parametrize("code", CODES)
def test_a_note_says_what_its_code_means(code: str) -> None:
    assert note(code) == Note(code, None, CODES[code])
    assert note(code, Span(1, 2), "so").message == f"{CODES[code]}: so"


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        note("N999")


def test_meanings_are_told_apart() -> None:
    assert len(set(CODES.values())) == len(CODES)
