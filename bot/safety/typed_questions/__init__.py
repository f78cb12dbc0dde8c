"""A question whose answer is typed, registered at once."""
