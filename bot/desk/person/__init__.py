"""Coordinators see the card and the timeline of one person."""
