"""Sheets for donors and finance: attendance at meetings, and everybody on the list."""
