"""Sayso reads news and writes down who did or said what to whom, when, where, and on whose word."""

from sayso.article import Article, Span, make_article
from sayso.codec import check, from_json, json_schema, to_json
from sayso.config import Config, load_config
from sayso.errors import ConfigError, DataError, InputError, RecordError, SaysoError
from sayso.pipeline import Coder, Failure, code_many
from sayso.readers import Refused, read
from sayso.record import Event, Record, Statement, text_of, word_of
from sayso.store import load_records

__all__ = [
    "Article",
    "Coder",
    "Config",
    "ConfigError",
    "DataError",
    "Event",
    "Failure",
    "InputError",
    "Record",
    "RecordError",
    "Refused",
    "SaysoError",
    "Span",
    "Statement",
    "check",
    "code_many",
    "from_json",
    "json_schema",
    "load_config",
    "load_records",
    "make_article",
    "read",
    "text_of",
    "to_json",
    "word_of",
]
