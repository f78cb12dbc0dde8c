"""Coordinators start an announcement from a template of the course."""
