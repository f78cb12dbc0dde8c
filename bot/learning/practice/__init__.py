"""The bot asks a few questions that a leader is about to forget."""
