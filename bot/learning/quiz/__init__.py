"""Leaders answer the questions of a quiz and see why an answer is right."""
