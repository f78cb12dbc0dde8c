"""Coordinators preview a list of people and import it as a whole."""
