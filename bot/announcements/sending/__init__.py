"""Coordinators choose when an announcement goes, send it, undo it, or stop it."""
