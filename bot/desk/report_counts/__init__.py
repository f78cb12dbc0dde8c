"""The counts of a report are read from the tables in small steps."""
