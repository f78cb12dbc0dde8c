"""Counts a round after its end: only then are sealed answers opened."""
