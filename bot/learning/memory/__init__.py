"""The bot estimates what a leader remembers and when to ask again (FSRS)."""
