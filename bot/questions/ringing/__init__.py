"""A question rings for coordinators, and rings again when it waits too long."""
