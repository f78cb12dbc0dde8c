"""Outgoing messages: the sender, one queue for each chat, rate limits, results."""
