"""Coordinators let in people who ask to join, or refuse them."""
