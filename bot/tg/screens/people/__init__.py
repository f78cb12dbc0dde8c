"""Screens of joining, Home, settings, one's own data, and the coordinators' list of people."""
