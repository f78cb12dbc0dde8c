"""This month's door: after the course a leader gets one unit to read freely each month."""
