"""The lexicon: word lists and tables as data files, each with source and licence in its head, and their loaders."""
