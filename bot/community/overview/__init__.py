"""A leader's own sessions: the list, one of them, deleting it."""
