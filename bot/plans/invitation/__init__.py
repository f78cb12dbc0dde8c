"""Leaders are invited to plan a step after what they learned, after a step, and on day 60."""
