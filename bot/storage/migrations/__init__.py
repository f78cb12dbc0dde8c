"""Numbered changes of the schema, forward only."""
