"""Who was read from a list, below their organizations."""
