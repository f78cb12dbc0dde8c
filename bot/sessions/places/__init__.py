"""Reads from a text at which place a meeting is held, or whether it is online."""
