"""Leases: a row that is being sent belongs to one process until it ends, or its time is over."""
