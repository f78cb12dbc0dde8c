"""People see the meetings ahead of them and say whether they will come."""
