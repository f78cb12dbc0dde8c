"""Use cases of safety: what becomes of words that nobody asked for."""
