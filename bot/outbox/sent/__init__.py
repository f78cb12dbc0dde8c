"""Messages that were sent, as the rows of the outbox show them."""
