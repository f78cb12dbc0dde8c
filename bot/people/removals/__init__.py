"""Coordinators tick several people of a course and remove them at once."""
