"""Coordinators see and correct who attended a meeting."""
