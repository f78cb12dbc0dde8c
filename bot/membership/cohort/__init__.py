"""Cohorts take a course together; organizations send people to them."""
