"""Coordinators get one Excel file of all their courses."""
