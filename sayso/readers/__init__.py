"""Readers: a path becomes articles, and what cannot be read is refused by name; nothing else is lost."""

from sayso.readers.paths import read, read_all
from sayso.readers.refusal import Located, Refused

__all__ = ["Located", "Refused", "read", "read_all"]
