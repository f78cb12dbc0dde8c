"""Coordinators make links that let people in."""
