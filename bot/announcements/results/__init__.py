"""Coordinators see what became of an announcement, with reasons."""
