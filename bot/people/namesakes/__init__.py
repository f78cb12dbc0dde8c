"""People on a list whose names may be other spellings of one name: one rule for all who ask."""
