"""Who took part: meeting by meeting, and organization by organization."""
