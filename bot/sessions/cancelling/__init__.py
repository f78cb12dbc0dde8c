"""Coordinators cancel a meeting or the rest of its series."""
