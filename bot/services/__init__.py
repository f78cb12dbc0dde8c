"""Services that leaders can send people to, and who confirmed them."""
