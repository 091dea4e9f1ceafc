"""Compiled data: the gazetteer, built by `scripts/compile_gazetteer.py`, its digest checked on opening."""
