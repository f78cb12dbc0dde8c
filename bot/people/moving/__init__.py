"""Coordinators replace a person, move them to another course or phone, or take them out."""
