"""Coordinators see six months of a course at a glance: what the bot will say in each week."""
