"""How the encoder is trained: one value holds every choice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The choices of a training run; docs/experiments.md tells which were measured.

    window: pieces of a window. batch: pieces of a batch, padding included. rate, head_rate: of the encoder and of what
    is new. warm: share of the steps with a rising rate. acts, links: weights of these losses. save_every: steps between
    two checkpoints.
    """

    epochs: int = 4
    window: int = 256
    batch: int = 2048
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: float = 0.07
    acts: float = 1.0
    links: float = 4.0
    dropout: float = 0.1
    seed: int = 13
    save_every: int = 100
