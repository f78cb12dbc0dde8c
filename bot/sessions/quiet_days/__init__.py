"""Coordinators set the days on which a cohort gets no messages."""
