"""Coordinators see whom to contact and why, and note what they did."""
