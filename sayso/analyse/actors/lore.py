"""What is known of names in one article: the table as of its day, under what the text itself says a name means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.article import Article
from sayso.lexicon.actors import ActorTable, Known
from sayso.lexicon.countries import by_name, by_people
from sayso.lexicon.roles import role_of

_BRACKETED = re.compile(r"\(([A-Z][A-Z-]{1,9})\)")
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "des", "du", "la", "al", "el", "&", "to", "on"})
# Characters before the bracket in which the long name must begin, and its longest length in words.
_REACH, _WORDS = 120, 12
_KINDS = {"people": "group", "body": "organisation"}


@dataclass(frozen=True, slots=True)
class Lore:
    """The table of actors, the day of an article, and the short names that its text defines."""

    table: ActorTable
    day: str | None = None
    own: Mapping[str, Known] | None = None

    def known(self, text: str) -> Known | None:
        """Who a name means here; a definition in the text goes before the table."""
        return (self.own or {}).get(text) or self.table.known(text, self.day)


def lore_of(article: Article, table: ActorTable) -> Lore:
    """The lore of an article."""
    day = (article.published or "")[:10] or None
    defined = {short: _meaning(table, short, long, day) for short, long in definitions(article.text).items()}
    return Lore(table, day, defined)


def definitions(text: str) -> dict[str, str]:
    """The short names that stand in brackets behind the words whose initials they are; the first definition counts.

    >>> definitions("the Northern Liberation Front (NLF) and the United Nations (UN)")
    {'NLF': 'Northern Liberation Front', 'UN': 'United Nations'}
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        long = _long(text[max(0, match.start() - _REACH) : match.start()], match.group(1).replace("-", ""))
        if long:
            found.setdefault(match.group(1), long)
    return found


def _long(before: str, letters: str) -> str | None:
    """The shortest run of words at the end of some text that has these initials."""
    words = before.split()
    for size in range(1, min(len(words), _WORDS) + 1):
        tail = words[-size:]
        if tail[0].lower() in _SMALL or not tail[0][:1].isupper():
            continue
        if _initials(tail) == letters:
            return " ".join(tail)
    return None


def _initials(words: list[str]) -> str:
    parts = [part for word in words for part in word.split("-") if part.lower() not in _SMALL]
    return "".join(part[:1] for part in parts).upper()


def _stems(name: str) -> set[str]:
    """The beginnings of the words of a name: what "Palestine" and "Palestinian" share."""
    return {word[:5].lower() for word in name.split() if word.lower() not in _SMALL}


def _meaning(table: ActorTable, short: str, long: str, day: str | None) -> Known:
    """Who the long name means: by the table, else by its noun and its people or country."""
    listed = table.known(long, day)
    if listed is not None:
        return listed
    usual = table.known(short, day)
    if usual is not None and 2 * len(_stems(usual.name) & _stems(long)) > len(_stems(long)):
        return usual
    words = long.split()
    role = role_of(words[-1].lower()) or role_of(words[0].lower())
    held = [by_name(word) or (people.country if (people := by_people(word)) else None) for word in words]
    countries = {country.iso3 for country in held if country is not None}
    return Known(
        long,
        _KINDS.get(role.kind, "organisation") if role else "organisation",
        countries.pop() if len(countries) == 1 else None,
        role.sectors if role and role.kind in _KINDS and role.noun != "union" else (),
    )
