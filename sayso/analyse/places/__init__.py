"""Places: which names of places an article holds, where they are, and what they stand for."""

from sayso.analyse.places.distance import distance_to
from sayso.analyse.places.resolve import Sense, resolve
from sayso.analyse.places.scan import Mention, mentions
from sayso.analyse.places.uses import use_of
from sayso.article import Article
from sayso.config import Config
from sayso.layers import Found, Layers, found
from sayso.lexicon.actors import actor_table
from sayso.lexicon.gazetteer import Entry, gazetteer
from sayso.notes import Note, note
from sayso.record import Place, item_id

NEEDS = ("paragraphs", "tokens", "sentences", "names")
GIVES = ("places",)
UNKNOWN = Sense(None, 0.0, "unknown", ())


class Places:
    """The analyser of places; opens the gazetteer and the table of actors once."""

    def __init__(self, config: Config) -> None:
        self._gazetteer = gazetteer()
        self._table = actor_table(config.actors)

    def __call__(self, article: Article, layers: Layers) -> Found:
        """The places of an article, in their order, with notes on those without a point or with two."""
        named = mentions(article, layers, self._gazetteer, self._table)
        senses = resolve(named, layers.tokens)
        places, notes = [], []
        for mention in named:
            sense = senses.get((mention.key, mention.how), UNKNOWN)
            place = _place(article, layers, mention, sense)
            places.append(place)
            notes += _notes(mention, sense, place)
        return found(places=tuple(places), notes=tuple(notes))


def _place(article: Article, layers: Layers, mention: Mention, sense: Sense) -> Place:
    entry = sense.entry
    name = mention.span.of(article.text)
    id_ = item_id(article, "p", (mention.span,))
    use = use_of(mention, entry, layers.tokens)
    if entry is None:
        return Place(id_, mention.span, name, "other", use=use, rule=sense.rule, score=0.0)
    silent = sense.tied or sense.strange
    others = tuple(other.geonameid for other in sense.others if other.geonameid)
    return Place(
        id=id_,
        span=mention.span,
        name=name if sense.strange else _readable(entry, name),
        kind=entry.kind,
        geonameid=None if silent else entry.geonameid,
        lat=None if silent else entry.lat,
        lon=None if silent else entry.lon,
        precision="none" if silent or entry.lat is None else entry.precision,
        radius_km=None if silent else distance_to(article.text, mention.span.start) or entry.radius_km,
        country=None if silent and (sense.strange or _abroad(entry, sense)) else entry.country,
        admin1=None if silent else entry.admin1,
        admin2=None if silent else entry.admin2,
        claimed_by=() if silent else entry.claimed_by,
        use=use,
        rule="demonym" if mention.how == "people" else sense.rule,
        candidates=((entry.geonameid, *others)[:5] if entry.geonameid else others[:5]) if silent else others[:5],
        score=sense.score,
    )


def _abroad(entry: Entry, sense: Sense) -> bool:
    """Whether the next best candidate lies in another country."""
    return any(other.country != entry.country for other in sense.others[:1])


def _readable(entry: Entry, written: str) -> str:
    """The gazetteer's name where it is plain English letters, else the name as the report writes it."""
    return entry.name if entry.name.isascii() or entry.listed or entry.kind == "country" else written


def _notes(mention: Mention, sense: Sense, place: Place) -> list[Note]:
    if sense.entry is None and mention.how != "people":
        return [note("N401", mention.span, place.name), note("N403", mention.span, place.name)]
    if sense.tied:
        return [note("N402", mention.span, place.name), note("N403", mention.span, place.name)]
    if place.lat is None:
        return [note("N403", mention.span, place.name)]
    return []
