"""Leaders plan steps, are asked how they went, and leave them to their organization."""
