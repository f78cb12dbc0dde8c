"""A report of what happened in a period that a coordinator chose."""
