"""Reads the people of one sheet."""
