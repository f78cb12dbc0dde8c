"""What surveys have found: coordinators see counts of five people and more, after the end."""
