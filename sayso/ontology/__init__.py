"""Ontology."""
