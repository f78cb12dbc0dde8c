"""Coordinators take back what was announced."""
