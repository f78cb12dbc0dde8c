"""Coordinators move a meeting or the rest of its series."""
