"""People are added, read and renamed."""
