"""A person who cannot connect says so, and the coordinators hear it at once."""
