"""Takes the name of a person out of the cell of a list."""
