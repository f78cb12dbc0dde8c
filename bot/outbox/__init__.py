"""The outbox holds every message that the bot has to send, and the jobs it has to do."""
