"""A coordinator leads a discussion in the group of a cohort, and members vote."""
