"""Coordinators hear who comes to a meeting tomorrow, and afterwards who was there."""
