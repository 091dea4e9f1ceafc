"""Analysers: each reads an article and its layers, and returns the next layer."""
