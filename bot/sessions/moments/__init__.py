"""A pasted text is searched for the moments it names, and for how they repeat."""
