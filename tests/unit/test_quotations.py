import time

import pytest

from sayso.analyse import paragraphs, quotations
from sayso.article import make_article
from sayso.layers import Layers, Quotation, add


def layers_of(text: str) -> Layers:
    article = make_article(text)
    layers = add(Layers(), paragraphs.analyse(article, Layers()))
    return add(layers, quotations.analyse(article, layers))


def passages(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in layers_of(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "Come."', ['"Come."']),
        ("“Stay,” she said. “Please.”", ["“Stay,”", "“Please.”"]),
        ("„Bleib“, sagte sie.", ["„Bleib“"]),
        ("«Reste», dit-elle.", ["«Reste»"]),
        ("»Bleib«, sagte sie.", ["»Bleib«"]),
        ("''We won,'' he said.", ["''We won,''"]),
        ("‘I will go,’ she said, ‘to the workers’ hall.’", ["‘I will go,’", "‘to the workers’ hall.’"]),
        ("She said: “He told me ‘go away’ and left.”", ["“He told me ‘go away’ and left.”"]),
        ("“They sang “Freedom” all night,” he said.", ["“They sang “Freedom” all night,”"]),
        ("“The road is shut,“ he said.", ["“The road is shut,“"]),
    ],
)
def test_marks_of_many_kinds(text: str, expected: list[str]) -> None:
    assert passages(text) == expected
    assert layers_of(text).notes == ()


@pytest.mark.parametrize(
    "text", ["It was the workers’ day, don’t go.", "He stood 5'10\" tall.", "'Tis the '90s again.", "A 6' 2\" wall."]
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    assert passages(text) == []


def test_inner_is_without_the_marks() -> None:
    text = "“Stay,” she said."
    assert layers_of(text).quotations[0].inner.of(text) == "Stay,"


def test_speech_over_paragraphs() -> None:
    text = "“First we waited.\n\n“Then we walked.\n\n“Nobody came,” he said."
    found = layers_of(text)
    assert [(q.closed, q.continues) for q in found.quotations] == [(False, False), (False, True), (True, True)]
    assert found.notes == ()


def test_mark_without_partner_ends_with_its_paragraph() -> None:
    text = "“It never closed, he said.\n\nThe rain went on."
    found = layers_of(text)
    assert [q.span.of(text) for q in found.quotations] == ["“It never closed, he said."]
    assert [(n.code, n.span and n.span.of(text)) for n in found.notes] == [("N101", "“")]


def test_stray_closing_mark_is_noted() -> None:
    found = layers_of("The end” of it.")
    assert found.quotations == ()
    assert [n.code for n in found.notes] == ["N101"]


@pytest.mark.parametrize("text", ['"', '""', "“”", "“ ”", "''''", "'\"'\"“”‘’«»„“", "“\n“\n“", "שלום “עולם” 🙂”"])
def test_odd_marks_never_raise(text: str) -> None:
    for quotation in layers_of(text).quotations:
        assert isinstance(quotation, Quotation)
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.holds(quotation.inner)
        assert quotation.inner.start < quotation.inner.end


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "” ", "«"])
def test_time_is_linear(mark: str) -> None:
    start = time.process_time()
    layers_of((mark + "a ") * 100_000)
    assert time.process_time() - start < 5
