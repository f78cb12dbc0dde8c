"""A leader proposes a problem for the group of the cohort, and reads those that were posted."""
