"""Events: who did what to whom, when and where, on whose word, and whether it happened at all.

Acts are found by the frames of the lexicon in the parse; nothing here guesses where no frame fits.
"""

from sayso.analyse.events.clauses import make_view, span_of
from sayso.analyse.events.find import Draft, Finding, find
from sayso.analyse.events.phrases import phrase_span
from sayso.analyse.events.status import status
from sayso.analyse.events.clauses import View
from sayso.article import Article
from sayso.layers import Found, Layers, found
from sayso.ontology.plover import load
from sayso.record import Event, Party, Rules, item_id

NEEDS = ("tokens", "sentences", "names", "times", "places", "entities", "statements")
GIVES = ("events",)


def analyse(article: Article, layers: Layers) -> Found:
    """The events of an article, and a note on each sentence that has none."""
    view = make_view(article, layers)
    finding = find(view)
    events = tuple(_event(view, d, finding) for d in finding.drafts)
    return found(events=tuple({e.id: e for e in events}.values()))


def _event(view: View, d: Draft, finding: Finding) -> Event:
    st = status(view, d, finding.matches)
    o = load()
    trig = span_of(view, list(d.trigger))
    return Event(
        item_id(view.article, "v", trig, d.type),
        d.type,
        d.mode,
        (),
        o.cameo_code(d.type, d.mode),
        o.types[d.type].quad,
        o.intensity(d.type, d.mode),
        trig,
        tuple(_party(view, i) for i in d.actors),
        tuple(_party(view, i) for i in d.recipients),
        rules=Rules(d.actor_rule, d.recipient_rule),
        auxiliary=st.auxiliary, hedged=st.hedged, status_cues=st.cues)


def _party(view: View, i: int) -> Party:
    from sayso.lexicon.countries import by_name, by_demonym, by_seat

    s = phrase_span(view, i)
    words = s.of(view.article.text).replace("'s", "").split()
    c = None
    for n in (4, 3, 2, 1):
        for k in range(len(words) - n + 1):
            w = " ".join(words[k : k + n]).strip(".,")
            c = c or by_name(w) or by_demonym(w) or by_seat(w)
    return Party((s,), None, c.iso3 if c else None, ())
