"""What is in doubt before a list is imported: who of it is on the list of the cohort already."""
