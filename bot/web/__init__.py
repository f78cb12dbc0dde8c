"""What listens on this machine: the control socket of the running bot."""
