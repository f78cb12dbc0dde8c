"""Leaders ask for the voice notes and pictures of a lesson or a question."""
