"""Seals the answers to anonymous surveys, so that no query can read them."""
