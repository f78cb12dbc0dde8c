"""Reads the people of a whole file."""
