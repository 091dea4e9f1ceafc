"""Entities: who and what is named in an article, one for each chain of mentions, with country and sectors."""

from sayso.analyse.actors.candidates import View, make_view
from sayso.analyse.actors.chain import Chain
from sayso.analyse.actors.chains import chains, ordered
from sayso.analyse.actors.epithets import loose
from sayso.analyse.actors.names import names
from sayso.analyse.actors.nominals import in_names, nominals
from sayso.analyse.actors.peoples import sides
from sayso.analyse.actors.pronouns import belong, resolve
from sayso.article import Article
from sayso.config import Config
from sayso.layers import Found, Layers, found
from sayso.lexicon.actors import INTERNATIONAL, actor_table
from sayso.record import Entity, Mention, item_id

NEEDS = ("tokens", "sentences", "names", "quotations", "places")
GIVES = ("entities",)


class Entities:
    """The analyser with its table of actors; raises DataError naming what is wrong in a user's."""

    def __init__(self, config: Config) -> None:
        self._table = actor_table(config.actors)

    def __call__(self, article: Article, layers: Layers) -> Found:
        """The entities of an article, in order of first mention, and notes on pronouns and roles left open."""
        view = make_view(article, layers, self._table)
        named = names(view)
        closed = in_names(view, named)
        made = chains(view, named, nominals(view, closed), list(loose(view, closed)))
        sides(made)
        notes = (*made.notes, *resolve(made))
        belong(made)
        entities = {item.id: item for item in (_entity(view, chain) for chain in ordered(made))}
        return found(notes=notes, entities=tuple(entities.values()))


def _entity(view: View, chain: Chain) -> Entity:
    mentions = {view.tree.span(item.first, item.last): item.form for item in reversed(chain.mentions)}
    spans = sorted(mentions)
    international = bool(chain.sectors) and chain.sectors[0] in INTERNATIONAL and chain.sectors[0] != "NGO"
    return Entity(
        id=item_id(view.article, "e", spans[:1], chain.kind),
        kind=chain.kind,
        name=chain.name,
        country=None if international else chain.country,
        sectors=chain.sectors,
        mentions=tuple(Mention(span, mentions[span]) for span in spans),
    )
