"""Telling the language: English at a glance, others by the identifier, short texts not at all."""

import pytest

from sayso.analyse import language
from sayso.analyse.language import told

ENGLISH = "The mayor of the harbour town said that the ferries would sail again with the first tide of the week. " * 4


def test_english_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("identifier was loaded"))
    assert told(ENGLISH) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "nl",
            "De minister zei dat de regering in Den Haag nog geen besluit heeft genomen over de haven van Delfzijl. ",
        ),
        ("fr", "Le ministre a déclaré que le gouvernement n'avait pas encore pris de décision au sujet du port. "),
        ("ru", "Министр заявил, что правительство ещё не приняло решения о судьбе порта и железной дороги. "),
    ],
)
def test_other_languages(code: str, text: str) -> None:
    assert told(text * 4) == code


def test_short_or_empty_text_is_not_told() -> None:
    assert told("Rain fell.") == told("") == told("12 34 😀" * 100) == "und"
