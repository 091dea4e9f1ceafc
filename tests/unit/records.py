"""A record made by hand: a report with nested sources, a plan, a denial, figures, a contested place and notes."""

import re

from sayso.article import Article, Span, make_article
from sayso.layers import Layers
from sayso.notes import note
from sayso.record import (
    CoderInfo,
    Entity,
    Event,
    Figure,
    Link,
    Mention,
    Party,
    Place,
    Record,
    Rules,
    Source,
    Statement,
    Time,
    item_id,
)

TITLE = "Arvenia confirms talks over the Lorn crossing"
BODY = """Arvenia has confirmed talks with Belmark over the Lorn crossing. At a briefing on Wednesday, \
foreign ministry spokeswoman Ilse Maren said: “We cannot avoid speaking to those who hold the bridge.”

Two officials told Harbour Radio that rebel commanders had pledged to spare the depots. She denied that Arvenian \
troops had shelled Port Saule over the weekend, when at least 17 people were killed.

Belmark will send engineers to Port Saule. It was feared that the bridge could close."""
CODER = CoderInfo("0.1.0", "plover 0", "rules", "syntax 0", "python 0", "0", "0", "0")


def article() -> Article:
    """The hand-made article."""
    return make_article(
        BODY, id="demo-1", title=TITLE, published="2031-05-07", outlet="Harbour Post", language="en", reader="jsonl"
    )


def at(words: str, nth: int = 0) -> Span:
    """The span of some words in the canonical text, the nth time that they stand there."""
    found = [Span(*match.span()) for match in re.finditer(re.escape(words), article().text)]
    return found[nth]


def _id(letter: str, span: Span, kind: str = "") -> str:
    return item_id(article(), letter, (span,), kind)


def entities() -> tuple[Entity, ...]:
    """Who is named: Arvenia, Maren, officials, commanders, Belmark, troops."""
    rows = (
        ("country", "Arvenia", "ARV", ("GOV",), at("Arvenia", 1), "name"),
        ("country", "Belmark", "BEL", ("GOV",), at("Belmark"), "name"),
        ("person", "Ilse Maren", "ARV", ("GOV",), at("Ilse Maren"), "name"),
        ("group", "Two officials", None, (), at("Two officials"), "nominal"),
        ("group", "rebel commanders", "BEL", ("REB",), at("rebel commanders"), "nominal"),
        ("group", "Arvenian troops", "ARV", ("MIL",), at("Arvenian troops"), "nominal"),
    )
    return tuple(
        Entity(_id("e", span), kind, name, country, sectors, (Mention(span, form),))
        for kind, name, country, sectors, span, form in rows
    )


def _entity(name: str) -> str:
    return next(item.id for item in entities() if item.name == name)


def statements() -> tuple[Statement, ...]:
    """A direct quotation, a statement within a statement, a denial by a pronoun, and a fear of nobody."""
    told = at("told")
    outer = _id("s", told)
    return (
        Statement(_id("s", at("said")), "statement", "direct",
                  Source("named", (at("foreign ministry spokeswoman Ilse Maren"),), _entity("Ilse Maren")),
                  (at("said"),), (at("“We cannot avoid speaking to those who hold the bridge.”"),)),
        Statement(outer, "statement", "indirect", Source("anonymous", (at("Two officials"),), _entity("Two officials")),
                  (told,), (at("rebel commanders had pledged to spare the depots"),),
                  (at("Harbour Radio"),), score=0.9),
        Statement(_id("s", at("had pledged")), "statement", "indirect",
                  Source("institution", (at("rebel commanders"),), _entity("rebel commanders")),
                  (at("had pledged"),), (at("to spare the depots"),), within=outer),
        Statement(_id("s", at("denied")), "statement", "indirect", Source("named", (at("She"),), _entity("Ilse Maren")),
                  (at("denied"),), (at("Arvenian troops had shelled Port Saule over the weekend"),)),
        Statement(_id("s", at("feared")), "attitude", "indirect", Source("unstated"),
                  (at("feared"),), (at("the bridge could close"),)),
    )  # fmt: skip


def times() -> tuple[Time, ...]:
    """A weekday and a weekend."""
    return (
        Time(_id("t", at("on Wednesday")), at("on Wednesday"), "DATE", "2031-05-07", "2031-05-07", "2031-05-08", "day",
             "published", "weekday.on"),
        Time(_id("t", at("over the weekend")), at("over the weekend"), "DATE", "2031-W18-WE", "2031-05-03",
             "2031-05-05", "weekend", "published", "weekend.last"),
    )  # fmt: skip


def places() -> tuple[Place, ...]:
    """Two countries and a contested port, named twice."""
    rows = (("Arvenia", 1, "country", "government"), ("Belmark", 0, "country", "government"),
            ("Port Saule", 0, "city", "location"), ("Port Saule", 1, "city", "location"))  # fmt: skip
    return tuple(
        Place(_id("p", at(name, nth)), at(name, nth), name, kind, 100 + len(name), 41.5, -3.25, "point", None,
              name[:3].upper() if kind == "country" else "ARV", use=use, rule="unique",
              claimed_by=("BEL",) if kind == "city" else ())
        for name, nth, kind, use in rows
    )  # fmt: skip


def events() -> tuple[Event, ...]:
    """Talks, a promise inside a statement, a shelling that is denied, and a plan."""
    where = places()[2].id
    shelled = _id("v", at("shelled"), "ASSAULT")
    return (
        Event(_id("v", at("talks", 1), "CONSULT"), "CONSULT", "meet", ("diplomatic",), trigger=(at("talks", 1),),
              actors=(Party((at("Arvenia", 1),), _entity("Arvenia"), "ARV", ("GOV",)),
                      Party((at("Belmark"),), _entity("Belmark"), "BEL", ("GOV",)))),
        Event(_id("v", at("pledged"), "AGREE"), "AGREE", trigger=(at("pledged"),),
              actors=(Party((at("rebel commanders"),), _entity("rebel commanders"), "BEL", ("REB",)),),
              within=statements()[1].id),
        Event(shelled, "ASSAULT", "heavy_weapons", ("military",), trigger=(at("shelled"),),
              actors=(Party((at("Arvenian troops"),), _entity("Arvenian troops"), "ARV", ("MIL",)),),
              recipients=(Party((at("Port Saule"),), None, "ARV"),), when=times()[1].id, where=where,
              rules=Rules("subject", "object", "own clause", "own clause"), auxiliary=("negation",),
              status_cues=(at("denied"),), within=statements()[3].id,
              figures=(Figure("killed", at("17"), 17, None),)),
        Event(_id("v", at("will send"), "AID"), "AID", trigger=(at("will send"),), auxiliary=("future",), hedged=True,
              actors=(Party((at("Belmark", 1),), _entity("Belmark"), "BEL", ("GOV",)),),
              links=(Link("after", shelled),)),
    )  # fmt: skip


def layers() -> Layers:
    """All of it as layers, with notes."""
    return Layers(
        entities=entities(),
        statements=statements(),
        events=events(),
        times=times(),
        places=places(),
        notes=(note("N611", at("Belmark will send engineers to Port Saule.")),),
    )


def record() -> Record:
    """The hand-made record, assembled and checked as any other."""
    from sayso.analyse.assemble import assemble

    return assemble(article(), layers(), CODER)
