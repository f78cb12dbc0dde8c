"""Who opened a link and has not accepted or declined it yet."""
