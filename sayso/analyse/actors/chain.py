"""A chain in the making: the mentions of one entity, and what they tell of it.

What the text says outranks the dated table: a title in force before a name that the table holds for retired, and the
word "former" before anybody.
"""

from dataclasses import dataclass, field

from sayso.analyse.actors.candidates import Candidate
from sayso.lexicon.actors import OFFICES


@dataclass(slots=True, eq=False)
class Chain:
    """One entity in the making; it belongs to the one call that builds it."""

    kind: str
    name: str
    mentions: list[Candidate] = field(default_factory=list)
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    former: bool = False
    said: bool = False
    office: bool = False
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    age: int = 0
    vague: bool = False
    named: bool = False

    def take(self, made: Candidate) -> None:
        """Put a mention in, and learn from it what is not known yet."""
        self.mentions.append(made)
        self.named = self.named or made.form == "name"
        if self.kind == "country" and made.form == "nominal":
            return
        self.country = self.country or (made.country if made.sectors[:1] != ("UNO",) else None)
        if made.former and self.kind == "person":
            if not made.dated:
                self.leave()
            elif not self.office:
                self.sectors, self.former = ("ELI",), True
        elif made.form == "nominal" and self.kind == "person":
            self.hold(made.sectors)
        if not self.former:
            self.sectors = self.sectors or made.sectors
        self.gender = self.gender or made.gender
        self.plural = self.plural or made.plural
        if made.noun:
            self.nouns.add(made.noun)

    def leave(self) -> None:
        """The text says "former": that outranks table and titles."""
        self.sectors, self.former, self.said = ("ELI",), True, True

    def hold(self, sectors: tuple[str, ...]) -> None:
        """The text gives an office: that outranks the table, by which it may be over."""
        if not self.said and set(sectors) & OFFICES:
            if self.former:
                self.former, self.sectors = False, sectors
            self.office = True
