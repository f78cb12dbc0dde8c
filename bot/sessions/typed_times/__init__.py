"""Days and times that somebody types as an answer."""
