"""Coordinators see what a course still needs."""
