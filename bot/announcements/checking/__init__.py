"""Coordinators check an announcement before they send it."""
