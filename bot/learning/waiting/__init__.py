"""Coordinators see in one table what still waits for a person, and the next step."""
