"""The coder: an article goes in, a record comes out."""

import inspect
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso import registry
from sayso.analyse.assemble import assemble
from sayso.analyse.language import told
from sayso.analyse.provenance import coder_info
from sayso.article import Article
from sayso.config import Config
from sayso.errors import ConfigError
from sayso.layers import Found, Layers, add
from sayso.notes import note
from sayso.record import Record

Analyser = Callable[[Article, Layers], Found]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article on which the coder crashed, with the traceback."""

    article_id: str
    traceback: str


class Coder:
    """Codes articles; loading it loads every model once.

    Raises ConfigError when an analyser needs a layer that no other gives, DataError when data is missing.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        chosen = self.config.analysers or tuple(registry.BUILTIN["analysers"])
        found = {name: registry.load("analysers", name) for name in chosen}
        self._steps = [(name, _made(found[name], self.config)) for name in in_order(found)]
        self.info = coder_info(self.config)

    def code(self, article: Article) -> Record:
        """The record of one article; the same text always gives the same record."""
        return assemble(*self.layers(article), self.info)

    def layers(self, article: Article) -> tuple[Article, Layers]:
        """The article with its language told, and all its layers."""
        language = told(article.text)
        foreign = next((tag for tag in (language, article.language) if tag[:2].lower() not in ("en", "un")), None)
        article = replace(article, language=language if article.language == "und" else article.language)
        if foreign:
            return article, Layers(notes=(note("N103", None, foreign),))
        layers = Layers()
        for _, step in self._steps:
            layers = add(layers, step(article, layers))
        return article, layers


def code_many(articles: Iterable[Article], coder: Coder, *, strict: bool = False) -> Iterator[Record | Failure]:
    """The record of each article in turn; a crash becomes a Failure, or is raised when strict."""
    for article in articles:
        try:
            yield coder.code(article)
        except Exception:
            if strict:
                raise
            yield Failure(article.id, traceback.format_exc())


def in_order(analysers: dict[str, Callable[..., Any]]) -> list[str]:
    """The names so that each analyser comes after those that give what it needs. Raises ConfigError on a gap."""
    ordered: list[str] = []
    known: set[str] = set()
    waiting = list(analysers)
    while waiting:
        ready = next((name for name in waiting if known.issuperset(_declared(analysers[name], "NEEDS"))), None)
        if ready is None:
            gap = sorted(set(_declared(analysers[waiting[0]], "NEEDS")) - known)
            raise ConfigError(
                f"analyser {waiting[0]!r} needs the layer {gap[0]!r}, which none gives; add one to analysers"
            )
        waiting.remove(ready)
        ordered.append(ready)
        known.update(_declared(analysers[ready], "GIVES"))
    return ordered


def _declared(analyser: Callable[..., Any], what: str) -> tuple[str, ...]:
    """NEEDS or GIVES of the module that an analyser stands in."""
    declared: tuple[str, ...] = getattr(sys.modules[analyser.__module__], what)
    return declared


def _made(analyser: Callable[..., Any], config: Config) -> Analyser:
    made: Any = analyser
    if inspect.isclass(analyser):
        made = made(config)
    ready: Analyser = made
    return ready
