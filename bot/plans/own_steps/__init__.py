"""Leaders write a step in their own words, beside the steps of the course."""
