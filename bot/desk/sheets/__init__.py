"""Sheets for donors and finance: who was at which meeting, and who is on the list."""
