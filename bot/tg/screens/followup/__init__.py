"""Screens of the coordinators' day."""
