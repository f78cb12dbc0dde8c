"""Leaders open, continue, stop and repeat a quiz and see the result."""
