"""Sealed answers: what people said in an anonymous survey, which no query can read."""
