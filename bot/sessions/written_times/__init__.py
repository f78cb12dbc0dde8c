"""Days and times are read as people and calendars write them."""
