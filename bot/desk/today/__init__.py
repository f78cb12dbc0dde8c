"""Coordinators see what needs attention today in each cohort."""
