"""Screens of questions."""
