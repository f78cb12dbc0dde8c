"""A coordinator chooses a story or a case and starts the discussion."""
