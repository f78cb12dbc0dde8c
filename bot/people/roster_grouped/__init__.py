"""Reads lines of a typed list that name an organization and then all of its people."""
