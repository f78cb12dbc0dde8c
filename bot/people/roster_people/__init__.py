"""Reads the person of one row of a list."""
