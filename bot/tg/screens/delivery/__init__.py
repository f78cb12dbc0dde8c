"""Screens of delivery: pure, from an outcome to words."""
