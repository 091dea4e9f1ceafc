"""The encoder: reads the tokens of an article and gives each a distribution over roles, and each cue its links."""
