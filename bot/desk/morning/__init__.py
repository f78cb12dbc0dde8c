"""Coordinators get one message on a working morning, edited through the day."""
