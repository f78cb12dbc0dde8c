"""Guesses what columns hold that no header says clearly."""
