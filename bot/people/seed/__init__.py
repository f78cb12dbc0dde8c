"""Adds people for tests and the demo, with the usual use cases."""
