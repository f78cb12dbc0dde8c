"""Home, /start, and unexpected messages."""
