"""Home, /start, and what nobody asked for."""
