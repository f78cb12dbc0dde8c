"""Takes a line of a typed list apart into cells."""
