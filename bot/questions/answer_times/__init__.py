"""Coordinators say how soon they answer, and who stands in for them while they are away."""
