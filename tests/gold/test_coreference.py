"""Runs the gold passages of coreference: marks of one number are one entity, others are apart."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from sayso.analyse import actors, paragraphs, places, quotations
from sayso.analyse.syntax import Syntax
from sayso.article import Article, make_article
from sayso.config import Config
from sayso.layers import Found, Layers, add

from .chains import Passage, read_passages

PASSAGES = read_passages((Path(__file__).parent / "coreference.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def steps() -> tuple[Callable[[Article, Layers], Found], ...]:
    return (
        paragraphs.analyse,
        Syntax(Config()),
        quotations.analyse,
        places.Places(Config()),
        actors.Entities(Config()),
    )


def coded(text: str) -> Layers:
    article = make_article(text, published="2024-12-11")
    layers = Layers()
    for step in steps():
        layers = add(layers, step(article, layers))
    return layers


def entity_at(layers: Layers, start: int, end: int) -> str | None:
    """The entity of the longest mention inside a mark that ends where the mark ends, else of the longest."""
    inside = [
        (mention.span.end == end, mention.span.end - mention.span.start, entity.id)
        for entity in layers.entities
        for mention in entity.mentions
        if start <= mention.span.start and mention.span.end <= end
    ]
    return max(inside)[2] if inside else None


def shown(passage: Passage, layers: Layers) -> str:
    chains = (" = ".join(mention.span.of(passage.text) for mention in item.mentions) for item in layers.entities)
    return "; ".join(chains)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: f"line {passage.line}")
def test_passage(passage: Passage) -> None:
    layers = coded(passage.text)
    met = [{entity_at(layers, *mark) for mark in chain} for chain in passage.chains]
    assert all(len(ids) == 1 and None not in ids for ids in met), shown(passage, layers)
    assert len({frozenset(ids) for ids in met}) == len(met), shown(passage, layers)
    lone = [found for mark in passage.lone if (found := entity_at(layers, *mark)) is not None]
    assert not {found for ids in met for found in ids} & set(lone), shown(passage, layers)
    assert len(set(lone)) == len(lone), shown(passage, layers)
    assert passage.codes <= {item.code for item in layers.notes}


def test_enough_passages() -> None:
    assert len(PASSAGES) >= 40
