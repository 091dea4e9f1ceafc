from sayso.article import Article
from sayso.layers import Found, Layers, found

NEEDS = ("tokens", "sentences")
GIVES = ("events",)


def analyse(article: Article, layers: Layers) -> Found:
    return found(events=())
