"""The control socket, on which the running bot listens."""
