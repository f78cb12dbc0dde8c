"""A coordinator gives a cohort another title."""
