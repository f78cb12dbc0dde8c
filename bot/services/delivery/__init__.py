"""Use cases of what is owed to a chat."""
