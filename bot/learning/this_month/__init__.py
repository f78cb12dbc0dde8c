"""A leader opens this month's door: one unit to read freely, or three to choose among."""
