"""The coder orders its analysers, tells the language, and loses no article to a crash."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from sayso import registry
from sayso.article import Article, Span, make_article
from sayso.codec import check
from sayso.config import Config
from sayso.errors import ConfigError
from sayso.layers import Found, Layers, Paragraph, found
from sayso.pipeline import Coder, Failure, code_many, in_order
from sayso.record import Record

FRENCH = (
    "Le ministre des Affaires étrangères a déclaré mercredi que les négociations reprendraient la semaine prochaine à "
    "Genève, malgré les combats qui ont fait plusieurs dizaines de morts dans le nord du pays depuis le début du mois. "
    "Selon lui, les deux parties doivent respecter la trêve conclue au printemps."
)
LIGHT = Config(analysers=("paragraphs",))


def step(name: str, needs: tuple[str, ...], gives: tuple[str, ...]) -> Callable[[Article, Layers], Found]:
    """An analyser in a module of its own, as the registry would load it."""
    module = ModuleType(f"made_{name}")
    module.NEEDS, module.GIVES = needs, gives  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module

    def analyse(article: Article, layers: Layers) -> Found:
        return found(**dict.fromkeys(gives, ()))

    analyse.__module__ = module.__name__
    return analyse


def test_analysers_come_after_what_they_need() -> None:
    steps = {
        "c": step("c", ("two", "one"), ("three",)),
        "b": step("b", ("one",), ("two",)),
        "a": step("a", (), ("one",)),
    }
    assert in_order(steps) == ["a", "b", "c"]
    assert in_order(dict(reversed(steps.items()))) == ["a", "b", "c"]


def test_a_gap_is_named() -> None:
    with pytest.raises(ConfigError, match="analyser 'b' needs the layer 'one', which none gives"):
        in_order({"b": step("b", ("one",), ("two",))})


def test_two_that_wait_for_each_other_are_a_gap() -> None:
    steps = {"a": step("a", ("two",), ("one",)), "b": step("b", ("one",), ("two",))}
    with pytest.raises(ConfigError, match="needs the layer"):
        in_order(steps)


def test_the_built_in_analysers_fit_together() -> None:
    order = in_order({name: registry.load("analysers", name) for name in registry.BUILTIN["analysers"]})
    assert order[:2] == ["paragraphs", "syntax"]
    assert order[-1] == "events"


def test_a_gap_or_an_unknown_name_stops_the_coder_at_once() -> None:
    with pytest.raises(ConfigError, match="'events' needs the layer"):
        Coder(Config(analysers=("paragraphs", "events")))
    with pytest.raises(ConfigError, match="no analyser is called 'tea leaves'"):
        Coder(Config(analysers=("tea leaves",)))


def test_a_coder_of_some_analysers_leaves_the_other_layers_empty() -> None:
    record = Coder(LIGHT).code(make_article("The minister left."))
    assert not any((record.statements, record.events, record.times))
    assert record.article.language == "und"
    check(record)


def test_another_language_gets_a_note_and_no_guess(coder: Coder) -> None:
    record = coder.code(make_article(FRENCH))
    assert record.article.language == "fr"
    assert [item.code for item in record.notes] == ["N103"]
    assert not any((record.statements, record.events, record.times, record.places, record.entities))
    check(record)


def test_a_given_language_is_kept(coder: Coder) -> None:
    english = "The minister said on Monday that talks would go on in Geneva. " * 5
    assert coder.code(make_article(english, language="en-GB")).article.language == "en-GB"
    assert coder.code(make_article(english)).article.language == "en"
    assert [item.code for item in coder.code(make_article("Court.", language="de")).notes] == ["N103"]


def test_a_crash_is_a_failure_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    coder = Coder(LIGHT)
    code = coder.code

    def crash(article: Article) -> Record:
        if article.id == "bad":
            raise ZeroDivisionError("on purpose")
        return code(article)

    monkeypatch.setattr(coder, "code", crash)
    articles = [make_article("One."), make_article("Two.", id="bad"), make_article("Three.")]
    first, second, third = code_many(articles, coder)
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(second, Failure)
    assert second.article_id == "bad"
    assert "ZeroDivisionError: on purpose" in second.traceback
    with pytest.raises(ZeroDivisionError):
        list(code_many(articles, coder, strict=True))


def test_a_crash_of_what_gives_the_articles_is_not_hidden() -> None:
    def broken() -> Any:
        yield make_article("One.")
        raise OSError("disc gone")

    outcomes = code_many(broken(), Coder(LIGHT))
    assert isinstance(next(outcomes), Record)
    with pytest.raises(OSError, match="disc gone"):
        next(outcomes)


def test_articles_are_taken_one_at_a_time() -> None:
    taken = []

    def stream() -> Any:
        for number in range(3):
            taken.append(number)
            yield make_article(f"Number {number}.")

    next(code_many(stream(), Coder(LIGHT)))
    assert taken == [0]


def test_layers_can_be_looked_at() -> None:
    _, layers = Coder(LIGHT).layers(make_article("One.\nTwo."))
    assert layers.paragraphs == (Paragraph(0, Span(0, 4)), Paragraph(1, Span(5, 9)))
