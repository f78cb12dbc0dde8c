"""Somebody edits a message of a question: those who have a copy get the new words."""
