"""People find the meetings that are over, with their recordings and lessons."""
