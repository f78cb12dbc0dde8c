"""Updates come in: polling, batches in one transaction, turns, the router, jobs."""
