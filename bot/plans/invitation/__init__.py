"""After the last meeting the bot invites leaders, once, to plan a first step."""
