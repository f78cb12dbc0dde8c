"""Coordinators see what a course still waits for."""
