"""Coordinators see, search and change the list of a cohort's people."""
