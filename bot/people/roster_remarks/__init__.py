"""Reads what a list says of a person besides the name, such as that somebody has left."""
