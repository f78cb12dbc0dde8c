"""The days and times that stand on one line."""
