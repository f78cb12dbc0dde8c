"""Somebody hides at once what the bot wrote in their chat."""
