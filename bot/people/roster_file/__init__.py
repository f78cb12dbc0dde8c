"""Reads a list of people from a file, with each fault by row and column."""
