"""Turns checked sheets into the frozen values of a course."""
