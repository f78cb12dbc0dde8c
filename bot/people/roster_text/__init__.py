"""A list of people is read from a text that somebody wrote or pasted."""
