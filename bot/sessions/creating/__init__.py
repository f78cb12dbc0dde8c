"""Coordinators check a draft and create its meetings."""
