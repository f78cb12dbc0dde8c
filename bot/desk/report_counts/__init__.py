"""The SQL of the counts in reports: one query for each table of figures."""
