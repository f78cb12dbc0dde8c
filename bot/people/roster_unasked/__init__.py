"""Tells whether a text that nobody asked for is a list of people."""
