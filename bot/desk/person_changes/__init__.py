"""Coordinators change what stands on a person's card."""
