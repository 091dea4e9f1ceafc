"""Ontologies: types, modes and contexts of events, each a TOML file with a typed view of it."""
