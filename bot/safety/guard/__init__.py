"""The guard finds hints of real people and of danger in what people write."""
