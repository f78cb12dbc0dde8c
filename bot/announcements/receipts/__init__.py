"""People confirm an announcement with [Got it], and its author sees the list."""
