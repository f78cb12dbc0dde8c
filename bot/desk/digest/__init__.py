"""Coordinators get the figures of last week."""
