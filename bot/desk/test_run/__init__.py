"""Coordinators send themselves everything of one day at once."""
