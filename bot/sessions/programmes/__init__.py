"""Puts together what a text says of each day: when it ends, and where it is held."""
