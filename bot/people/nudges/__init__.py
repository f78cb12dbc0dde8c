"""Coordinators let somebody know that something waits, once in seven days."""
