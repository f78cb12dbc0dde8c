"""Coordinators choose a day and a time by taps or by text."""
