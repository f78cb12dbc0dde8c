"""What is unusual about the rows of a sheet."""
