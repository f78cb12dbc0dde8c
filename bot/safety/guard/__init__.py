"""The guard finds hints of real people and of danger in texts of people."""
