"""Coordinators look at a list of people and take it in whole."""
