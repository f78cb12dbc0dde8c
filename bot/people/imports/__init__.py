"""Coordinators see the lists that were imported within a day, and undo them."""
