"""Texts of a discussion, opened from the group by a link and read in a private chat."""
