"""Leaders read the lessons again, card by card, and save a part in the chat."""
