"""Finds what answers a question, however it is typed."""
