"""Finds the entries that answer a question, as people type it."""
