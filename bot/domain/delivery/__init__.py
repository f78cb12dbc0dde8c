"""What is owed to a chat, when it may go, and how fast."""
