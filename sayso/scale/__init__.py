"""Many articles at once: a pool of processes, and batches that go on where they were cut off."""

from sayso.scale.batch import Batch, code_batch
from sayso.scale.pool import Outcome, code_all

__all__ = ["Batch", "Outcome", "code_all", "code_batch"]
