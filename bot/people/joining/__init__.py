"""Somebody opens a link, agrees, and comes in."""
