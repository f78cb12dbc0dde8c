"""Coordinators and the administrator see somebody's messages of the next two weeks."""
