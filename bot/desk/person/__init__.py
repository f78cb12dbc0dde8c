"""Coordinators see and change one person on the list."""
