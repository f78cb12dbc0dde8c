"""Somebody who takes part opened the link of a name on a list: one person, or two on one phone."""
