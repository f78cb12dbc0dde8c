"""How a sheet of a list is built."""
