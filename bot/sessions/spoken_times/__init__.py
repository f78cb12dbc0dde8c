"""Times and days as people say them, written plainly."""
