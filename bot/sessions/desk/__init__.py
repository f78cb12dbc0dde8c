"""Coordinators open their list of meetings and the card of one meeting."""
