"""Leaders find extra units: outlines of other modules, and more to read."""
