"""The bot answers unexpected messages."""
