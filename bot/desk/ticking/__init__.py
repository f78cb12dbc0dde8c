"""Coordinators tick people to contact, and note for all of them at once what they did."""
