"""Coordinators see what was announced before."""
