"""Foretells when people get a message, with room left for those about their meetings."""
