"""Named actors: who they are, of which country and sectors, and from when to when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sayso.errors import DataError
from sayso.lexicon.countries import listed, plain, rows

COLUMNS = ("name", "aliases", "kind", "country", "sectors", "since", "until", "note")
KINDS = ("person", "organisation", "group")
OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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


@dataclass(frozen=True, slots=True, eq=False)
class ActorTable:
    """Names with the periods of those whom they mean, the earliest first; a user's own go before ours."""

    periods: Mapping[str, tuple[Actor, ...]]

    def known(self, text: str, day: str | None) -> Known | None:
        """Who a name means, as of a day (YYYY-MM-DD); without a day the latest period counts.

        Somebody whose office has ended is ELI, and so is the sectors are empty before the first.

        >>> actor_table().known("NATO", None).sectors
        ('IGO',)
        """
        found = self.periods.get(plain(text))
        return _as_of(found, day) if found else None


@lru_cache(maxsize=4)
def actor_table(path: str = "") -> ActorTable:
    """The built-in table, with the rows of a file in the same form before it. Raises DataError naming file and line."""
    own = _periods(_read(Path(path))) if path else {}
    return ActorTable({**_periods(actors()), **own})


@lru_cache(maxsize=1)
def actors() -> tuple[Actor, ...]:
    """All rows of the built-in table."""
    return tuple(_actor(dict(zip(COLUMNS, row, strict=True))) for row in rows("actors.tsv"))


def _actor(row: Mapping[str, str]) -> Actor:
    return Actor(
        row["name"],
        listed(row.get("aliases", "")),
        row["kind"],
        row.get("country") or None,
        listed(row.get("sectors", "")),
        row.get("since", ""),
        row.get("until", ""),
    )


def _read(path: Path) -> Iterator[Actor]:
    """The rows of a user's file: columns by name, of which `name` and `kind` must be there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); name a table of actors in UTF-8") from error
    numbered = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    columns = numbered[0][1].split("\t") if numbered else []
    if not {"name", "kind"} <= set(columns) or not set(columns) <= set(COLUMNS):
        raise DataError(f"{path}: the first line must name its columns, parted by tabs: {' '.join(COLUMNS)}")
    for number, line in numbered[1:]:
        cells = line.split("\t")
        row = dict(zip(columns, (cell.strip() for cell in (*cells, *[""] * len(columns))), strict=False))
        if len(cells) > len(columns) or not row["name"] or row["kind"] not in KINDS:
            raise DataError(f"{path}, line {number}: write a name and a kind ({', '.join(KINDS)}): {line!r}")
        if any(row.get(day) and not _DAY.fullmatch(row[day]) for day in ("since", "until")):
            raise DataError(f"{path}, line {number}: since and until are days, YYYY-MM-DD: {line!r}")
        yield _actor(row)


def _periods(found: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    table: dict[str, list[Actor]] = {}
    for actor in found:
        for alias in (actor.name, *actor.aliases):
            table.setdefault(plain(alias), []).append(actor)
    return {name: tuple(sorted(held, key=lambda item: item.since)) for name, held in table.items()}


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
