"""The SQL of what reports count, one query for each table of figures."""
