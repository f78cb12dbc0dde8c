"""A reply to the bot in a group: the guard reads it, and only its writer hears of it."""
