"""People open a covered announcement and confirm with [Got it]; its author sees the list."""
