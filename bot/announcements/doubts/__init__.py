"""A message that may not be meant for everybody is asked about once more."""
