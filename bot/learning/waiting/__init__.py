"""Coordinators see in one table what waits for a person, and the next step."""
