"""Coordinators send messages to people and see what became of them."""
