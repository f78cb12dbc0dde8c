"""Decides when a survey is asked in a cohort."""
