"""Coordinators open a notice, which came as a neutral line."""
