"""Finds out what each column of a list of people holds."""
