"""The bot answers messages that nobody asked for."""
