"""The language is told when there is enough text to tell it by."""

import pytest

from sayso.analyse.language import told

ENGLISH = "The foreign minister said on Tuesday that the two countries would open their border in the spring. "
GERMAN = "Der Außenminister erklärte am Dienstag, dass beide Länder ihre Grenze im Frühjahr öffnen werden. "
RUSSIAN = "Министр иностранных дел заявил во вторник, что обе страны откроют границу весной этого года. "
ARABIC = "وقال وزير الخارجية يوم الثلاثاء إن البلدين سيفتحان حدودهما في الربيع المقبل بعد اتفاق جديد. "


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru"), (ARABIC, "ar")])
def test_a_paragraph_is_told(text: str, language: str) -> None:
    assert told(text * 4) == language


@pytest.mark.parametrize("text", ["", GERMAN, "1234 5678 " * 100, "🙂" * 500, "! ? . " * 300])
def test_too_few_letters_are_not_told(text: str) -> None:
    assert told(text) == "und"


def test_only_the_beginning_is_read() -> None:
    assert told(ENGLISH * 60 + RUSSIAN * 100) == "en"
    assert told(ENGLISH * 10_000) == "en"
