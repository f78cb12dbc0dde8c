"""Another coordinator approves an announcement, or refuses it with a reason."""
