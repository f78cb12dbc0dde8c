"""Coordinators list open questions, take one, answer it, put it off or end it."""
