"""Coordinators see and change one person of the list."""
