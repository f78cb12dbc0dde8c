"""Coordinators post or decline the problems that leaders propose, and write the summary."""
