"""Six months of messages about learning: how many, what next, and in which words."""
