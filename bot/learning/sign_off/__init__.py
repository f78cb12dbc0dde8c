"""Coordinators sign safety texts."""
