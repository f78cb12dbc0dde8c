"""Coordinators sign safety texts and confirm services."""
