"""A longer plan for work with a community, answered step by step, that becomes a document."""
