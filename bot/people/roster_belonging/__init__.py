"""Finds the organization of each row of a sheet."""
