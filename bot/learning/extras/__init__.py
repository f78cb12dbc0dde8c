"""Leaders find units that they may read freely: outlines of other modules, and more to read."""
