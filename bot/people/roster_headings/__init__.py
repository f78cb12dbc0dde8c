"""Finds the lines of a typed list that name the organization of the people below."""
