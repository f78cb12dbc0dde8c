"""A move or a cancellation waits a minute, in which it can be undone and nobody hears of it."""
