"""Somebody types the label of a button by which people leave a question."""
