"""Coordinators let in people who ask to come in, or refuse them."""
