"""Coordinators choose the people of an audience by rules, by names and by meetings."""
