"""Coordinators confirm services that they have tried."""
