"""A figure has its n, and groups under five people are suppressed."""
