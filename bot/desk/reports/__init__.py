"""Coordinators order reports as text, pictures and sheets."""
