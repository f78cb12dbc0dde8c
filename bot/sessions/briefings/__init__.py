"""Coordinators are told who comes to a meeting tomorrow, and afterwards who was there."""
