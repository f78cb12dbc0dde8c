"""Coordinators and administrators hold roles."""
