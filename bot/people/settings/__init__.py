"""Everybody chooses language, quiet hours, writing times, pictures and pauses."""
