"""Reads remarks behind names in a typed list."""
