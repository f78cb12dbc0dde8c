"""What is unusual about the lines of a typed list."""
