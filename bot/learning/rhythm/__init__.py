"""Six months of messages about learning: how many, what comes next, and with which lines."""
