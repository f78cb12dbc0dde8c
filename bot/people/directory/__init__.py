"""Coordinators see, search and change a cohort's list, and remind people."""
