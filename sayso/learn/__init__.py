"""Measuring, and later training; nothing here is imported by coding."""
