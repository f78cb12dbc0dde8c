"""Foresees what will be said to one person, by running the planner and the gate ahead of time."""
