"""Pairs end when nobody answers, or when one of the two is no longer there; the other is told."""
