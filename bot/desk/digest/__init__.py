"""Coordinators get the figures of the week that is over."""
