"""A person cannot connect to a meeting, and the coordinators are told at once."""
