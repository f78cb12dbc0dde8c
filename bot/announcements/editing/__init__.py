"""Coordinators edit a message that they wrote for an announcement."""
