"""Another coordinator approves a large announcement."""
