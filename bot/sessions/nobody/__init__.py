"""A coordinator notes that nobody was at a meeting, so that its attendance is known."""
