"""A round that has ended is counted: only then are sealed answers opened."""
