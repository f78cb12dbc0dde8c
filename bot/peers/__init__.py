"""Peers: buddies from two organizations, a problem for the group, and oneself beside the group."""
