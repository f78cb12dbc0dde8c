"""Incoming updates: polling, batches in one transaction, turns, the router, jobs."""
