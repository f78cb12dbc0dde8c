"""A pack to pass on for each topic: one picture, three messages, two questions."""
