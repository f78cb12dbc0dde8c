"""Two people on a list turn out to be one, and are merged; it can be undone for a day."""
