"""A quick question: people answer an announcement by a tap, and its author sees the count."""
