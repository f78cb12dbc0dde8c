"""Coordinators plan live meetings, and people answer, attend and rate them."""
