"""Coordinators add the recording of a meeting and send it to people who were absent."""
