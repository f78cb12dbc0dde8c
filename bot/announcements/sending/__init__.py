"""Coordinators send an announcement, undo it, or stop it."""
