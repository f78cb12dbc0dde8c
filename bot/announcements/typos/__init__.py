"""Coordinators fix a typo silently or send a correction."""
