"""The bot asks how a step went, and what stood in the way."""
