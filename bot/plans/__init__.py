"""Leaders plan steps, say how they went, and leave them to their organization."""
