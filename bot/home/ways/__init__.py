"""Coordinators find what they look for on the desk, in a list or by typed words."""
