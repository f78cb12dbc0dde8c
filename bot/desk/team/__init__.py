"""Coordinators see their colleagues, invite one, or take a role away."""
