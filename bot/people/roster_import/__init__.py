"""A list of people is imported part by part."""
