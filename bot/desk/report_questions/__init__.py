"""The report on questions says which items people found hard."""
