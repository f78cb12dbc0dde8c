"""What a leader can do with community sessions, and the list of those they logged."""
