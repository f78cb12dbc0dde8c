"""Coordinators link a group chat to a cohort."""
