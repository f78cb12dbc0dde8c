"""Leaders answer the questions of a longer plan for their community, which becomes a document."""
