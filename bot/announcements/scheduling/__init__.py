"""Coordinators choose when an announcement goes."""
