"""Coordinators hear of people who join or ask to join: in one message that grows until opened."""
