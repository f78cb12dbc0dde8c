"""Live meetings: made, moved, answered, spoken of at the right time, and closed."""
