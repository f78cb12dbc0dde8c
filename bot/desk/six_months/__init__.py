"""Coordinators see six months of a course at a glance: the messages of each week."""
