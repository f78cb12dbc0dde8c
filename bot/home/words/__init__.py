"""A typed word does what the button would that it names."""
