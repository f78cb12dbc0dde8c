"""Coordinators note something about a person for each other: "spoken, done", "ill, back Monday"."""
