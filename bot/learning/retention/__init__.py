"""Months later the bot measures what a leader still knows."""
