"""Coordinators replace a person, move them to another course, or take them out."""
