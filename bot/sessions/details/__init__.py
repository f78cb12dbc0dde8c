"""Coordinators change where a meeting is held, and how long it lasts."""
