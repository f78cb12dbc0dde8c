"""Coordinators choose who gets an announcement."""
