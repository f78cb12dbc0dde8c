"""Coordinators look at a course as a participant sees it; nothing is saved."""
