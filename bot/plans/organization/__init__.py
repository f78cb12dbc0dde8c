"""Coordinators see the plans of a cohort by organization."""
