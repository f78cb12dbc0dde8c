"""Peers: buddies from two organizations, a problem for the group, and own figures beside its."""
