"""People say whether they will come to a meeting."""
