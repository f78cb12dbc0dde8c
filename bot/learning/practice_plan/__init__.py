"""The practice of one member: what they remember, what to ask, when to write."""
