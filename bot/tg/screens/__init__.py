"""Screens: pure functions from an outcome to words and buttons, one module for each matter."""
