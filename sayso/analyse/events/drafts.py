"""An act before it is dated and placed."""

from dataclasses import dataclass

from sayso.analyse.events.match import Site
from sayso.lexicon.frames import Frame


@dataclass(frozen=True, slots=True)
class Draft:
    """One act before it is dated and placed; everything in indices of tokens.

    sure: how likely the encoder takes the trigger for one of this type, None where it was not asked.
    """

    index: int
    trigger: tuple[int, ...]
    frame: Frame
    type: str
    mode: str | None
    site: Site
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    actor_rule: str | None = None
    recipient_rule: str | None = None
    thing: int | None = None
    more: tuple[int, ...] = ()
    sure: float | None = None

    @property
    def flags(self) -> frozenset[str]:
        """The flags of the frame."""
        return self.frame.flags
