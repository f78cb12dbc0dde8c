"""The outbox holds every message that the bot owes to a chat."""
