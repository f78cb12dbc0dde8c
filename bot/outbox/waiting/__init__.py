"""How many messages are due and not sent yet, for those who watch the bot."""
