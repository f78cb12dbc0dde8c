"""Messages go out: the sender, one queue for each chat, pace and results."""
