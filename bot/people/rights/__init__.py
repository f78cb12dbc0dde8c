"""Checks the rights of coordinators, for a cohort or for one enrolment in it."""
