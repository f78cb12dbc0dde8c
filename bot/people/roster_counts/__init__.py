"""Compares the numbers and totals of a list with the people that were read."""
