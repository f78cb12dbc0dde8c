"""Coordinators and the administrator see what will be said to somebody in the next two weeks."""
