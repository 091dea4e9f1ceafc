"""Named actors: who they are, of which country and sectors, and from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.countries import listed, plain, rows

KINDS = ("person", "organisation", "group")
OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
INTERNATIONAL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")


@dataclass(frozen=True, slots=True)
class Actor:
    """One named actor in one period; `since` and `until` are YYYY-MM-DD (until is the first day after) or empty."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an actor on a day: `former` when every period of it is over."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    former: bool = False


@lru_cache(maxsize=1)
def actors() -> tuple[Actor, ...]:
    """All rows of the table."""
    return tuple(
        Actor(name, listed(aliases), kind, country or None, listed(sectors), since, until)
        for name, aliases, kind, country, sectors, since, until, _ in rows("actors.tsv")
    )


def actor_names() -> Iterator[str]:
    """Every name and alias."""
    yield from _table()


def known(text: str, day: str | None) -> Known | None:
    """Who a name means, as of a day (YYYY-MM-DD); without a day the latest period counts.

    Somebody whose office has ended is ELI, and so is the sectors are empty before the first.

    >>> known("NATO", None).sectors
    ('IGO',)
    """
    found = _table().get(plain(text))
    return _as_of(found, day) if found else None


def _as_of(periods: tuple[Actor, ...], day: str | None) -> Known:
    latest = periods[-1]
    if day is None:
        gone = latest.kind == "person" and bool(latest.until) and bool(set(latest.sectors) & OFFICES)
        return Known(latest.name, latest.kind, latest.country, () if gone else latest.sectors)
    for period in reversed(periods):
        if (not period.since or period.since <= day) and (not period.until or day < period.until):
            return Known(period.name, period.kind, period.country, period.sectors)
    over = any(period.until and period.until <= day for period in periods)
    ended = ("ELI",) if set(latest.sectors) & OFFICES and latest.kind == "person" else latest.sectors
    ended = ended if over else ()
    return Known(latest.name, latest.kind, latest.country, ended, over)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Actor, ...]]:
    table: dict[str, list[Actor]] = {}
    for actor in actors():
        for alias in (actor.name, *actor.aliases):
            table.setdefault(plain(alias), []).append(actor)
    return {name: tuple(sorted(found, key=lambda item: item.since)) for name, found in table.items()}
