"""A move or a cancellation waits a minute: it can be undone, and nobody learns of it."""
