"""A list of people is read from a file, with each fault by row and column."""
