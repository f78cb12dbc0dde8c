"""Coordinators set the link of a meeting, and people join by it."""
