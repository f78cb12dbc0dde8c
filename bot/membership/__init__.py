"""People, cohorts and the rights that somebody has in them."""
