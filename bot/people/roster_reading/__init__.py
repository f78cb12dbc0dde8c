"""Shows what was read of a list as a file, and asks about what is in doubt."""
