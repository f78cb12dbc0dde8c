"""Coordinators say on which day the training of their course ended."""
