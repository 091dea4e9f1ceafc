"""The store: files of records, JSON Lines or Parquet, and the one door to DuckDB."""

from sayso.store.connection import connect
from sayso.store.records import load_records

__all__ = ["connect", "load_records"]
