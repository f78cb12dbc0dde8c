"""Leaders walk through a branching story and look back at their choices."""
