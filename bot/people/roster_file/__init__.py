"""What was read of a list of people: its rows, each fault, and what is in doubt."""
