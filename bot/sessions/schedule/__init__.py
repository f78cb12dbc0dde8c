"""People see the meetings ahead of them and get them as a calendar file."""
