"""Finds the header of a list of people, of up to three lines."""
