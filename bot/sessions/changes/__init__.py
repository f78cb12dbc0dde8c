"""Coordinators change a meeting: they move it or cancel it, alone or with its series."""
