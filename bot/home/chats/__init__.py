"""People block the bot, and groups take it in, move or remove it."""
