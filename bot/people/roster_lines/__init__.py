"""Reads a list of people from a text that somebody typed or pasted."""
