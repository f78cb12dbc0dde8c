"""Coordinators choose the period of a report or sheet."""
