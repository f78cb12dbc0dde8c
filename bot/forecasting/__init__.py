"""Foresees the messages to one person, by running the planner and the gate ahead of time."""
