"""The command /start opens a link, the desk or Home."""
