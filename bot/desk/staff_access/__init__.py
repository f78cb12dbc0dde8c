"""Coordinators see the second factors and sessions of their team, and end or reset them."""
