"""Links in texts are found, and unknown domains among them."""
