"""What Sayso raises, for a caller who can mend it.

SaysoError
├── InputError            a file, an article or a line that cannot be read
├── RecordError           a record that is not one: schema, spans, ids, nesting
├── ConfigError           a configuration or command line that makes no sense
└── DataError             the model, the gazetteer or a lexicon is missing or damaged

Every message ends with what the caller can do. Language never raises: what the coder cannot settle becomes a note.
"""


class SaysoError(Exception):
    """Anything that the caller can mend; the message says how."""


class InputError(SaysoError):
    """A file, an article or a line of input that cannot be read."""


class RecordError(SaysoError):
    """A record that breaks the contract; the message names the place in it."""


class ConfigError(SaysoError):
    """A configuration that makes no sense, or analysers that do not fit together."""


class DataError(SaysoError):
    """Data that ships with Sayso is missing or damaged."""
