"""A name that somebody types holds no telephone number."""
