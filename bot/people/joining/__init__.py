"""Somebody opens a link, agrees, and joins."""
