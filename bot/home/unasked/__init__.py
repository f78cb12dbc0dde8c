"""The bot answers unexpected messages, and follows what happens to chats."""
